package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.spring.web.ConsumerDelivery;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Holds a consumer's response back until the delivery is settled: a success that turns out to be none can still be
 * changed.
 */
final class SettledResponse extends ContentCachingResponseWrapper {

    private @Nullable String error;

    SettledResponse(HttpServletResponse response) {
        super(response);
    }

    /** Finds ours below the wrappers of other filters. */
    static SettledResponse in(ServletResponse response) {
        SettledResponse found = WebUtils.getNativeResponse(response, SettledResponse.class);
        if (found == null) {
            throw new IllegalStateException("A filter has replaced the response of a QStash consumer by "
                    + response.getClass() + ", which hides the original, so the delivery cannot be settled.");
        }
        return found;
    }

    @Override
    public void sendError(int status) {
        sendError(status, "");
    }

    @Override
    public void sendError(int status, @Nullable String message) {
        resetBuffer();
        setStatus(status);
        error = message == null ? "" : message;
    }

    void settle(ConsumerDelivery delivery) {
        ReceiverResponse[] own = new ReceiverResponse[1];
        ReceiverResponse settled = delivery.settle(() -> own[0] = own());
        try {
            if (settled != own[0]) {
                replaceBy(settled, own[0] != null);
            }
            if (error == null) {
                copyBodyToResponse();
            } else {
                super.sendError(getStatus(), error);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceiverResponse own() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : getHeaderNames()) {
            String value = getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return ReceiverResponse.of(getStatus(), headers, getContentAsByteArray());
    }

    /**
     * A response that somebody made goes with all of its headers; where there is none, headers were not about its body.
     */
    private void replaceBy(ReceiverResponse settled, boolean wasMade) throws IOException {
        if (wasMade && !isCommitted()) {
            reset();
        } else {
            resetBuffer();
        }
        error = null;
        write(settled, this);
    }

    static void write(ReceiverResponse settled, HttpServletResponse response) throws IOException {
        byte[] body = settled.body();
        response.setStatus(settled.status());
        settled.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
