package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.receiver.RequestHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller of a receiver gets, as it came over the runtime's own wire. Immutable. */
public final class ContractResponse {

    private final int status;
    private final RequestHeaders headers;
    private final byte[] body;

    private ContractResponse(int status, RequestHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** An answer; the body is copied. */
    public static ContractResponse of(int status, Map<String, List<String>> headers, byte[] body) {
        return new ContractResponse(status, RequestHeaders.of(headers), body.clone());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The first value of a header, whatever the case of its name; null when there is none. */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /** All headers. */
    public RequestHeaders headers() {
        return headers;
    }

    /** A copy of the body; empty for none. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, UTF_8);
    }

    /** With what fits on a line of the body. */
    @Override
    public String toString() {
        return status + " " + headers + " " + text().lines().findFirst().orElse("");
    }
}
