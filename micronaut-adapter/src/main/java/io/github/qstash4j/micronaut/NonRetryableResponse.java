package io.github.qstash4j.micronaut;

import com.google.cloud.functions.HttpResponse;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response of Google's, below Micronaut's, which knows no other status than those that have a name: whatever it is
 * told, with the header of a rejection the status is that of a rejection.
 */
final class NonRetryableResponse implements HttpResponse {

    private final HttpResponse response;
    private boolean rejection;

    NonRetryableResponse(HttpResponse response) {
        this.response = response;
    }

    @Override
    public void setStatusCode(int code) {
        if (!rejection) {
            response.setStatusCode(code);
        }
    }

    @Override
    public void setStatusCode(int code, String message) {
        if (!rejection) {
            response.setStatusCode(code, message);
        }
    }

    @Override
    public void appendHeader(String header, String value) {
        if (header.equalsIgnoreCase(ReceiverResponse.NON_RETRYABLE_HEADER)) {
            rejection = true;
            response.setStatusCode(ReceiverResponse.NON_RETRYABLE, OwnAnswer.REJECTION);
        }
        response.appendHeader(header, value);
    }

    @Override
    public void setContentType(String contentType) {
        response.setContentType(contentType);
    }

    @Override
    public Optional<String> getContentType() {
        return response.getContentType();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return response.getHeaders();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return response.getOutputStream();
    }

    @Override
    public BufferedWriter getWriter() throws IOException {
        return response.getWriter();
    }
}
