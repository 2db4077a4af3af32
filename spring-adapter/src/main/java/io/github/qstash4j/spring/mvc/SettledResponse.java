package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Holds a consumer's response back until the delivery is settled: a success that turns out to be none can still be
 * changed.
 */
final class SettledResponse extends ContentCachingResponseWrapper {

    /** As with any container, what is done to a response after an error does not count. */
    private boolean isError;

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
    public void setStatus(int status) {
        if (!isError) {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
        isError = true;
    }

    /** The message may tell too much, as Spring Boot has it for its error page as well. */
    @Override
    public void sendError(int status, @Nullable String message) {
        sendError(status);
    }

    @Override
    public void reset() {
        super.reset();
        isError = false;
    }

    /** Answers as the delivery is settled, if it is; returns what was answered. */
    ReceiverResponse settle(ConsumerDelivery delivery) {
        ReceiverResponse[] own = new ReceiverResponse[1];
        boolean[] wasMade = new boolean[1];
        ReceiverResponse settled = delivery.settle(() -> {
            wasMade[0] = true;
            ReceiverResponse made = own();
            own[0] = made;
            return made;
        });
        try {
            if (settled != own[0]) {
                replaceBy(settled, wasMade[0]);
            }
            copyBodyToResponse();
            return settled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceiverResponse own() {
        if (isError) {
            writeError();
        }
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
        isError = false;
        write(settled, this);
    }

    /** An error of the container would be dispatched to a page, whose answer would go out in place of this one. */
    private void writeError() {
        resetBuffer();
        HttpStatus known = HttpStatus.resolve(getStatus());
        setContentType(MediaType.TEXT_PLAIN_VALUE);
        try {
            getOutputStream().print(known == null ? "" : known.getReasonPhrase());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(ReceiverResponse settled, HttpServletResponse response) throws IOException {
        byte[] body = settled.body();
        response.setStatus(settled.status());
        settled.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
