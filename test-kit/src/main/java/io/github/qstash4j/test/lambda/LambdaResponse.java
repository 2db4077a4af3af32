package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a front end answers its caller. Immutable. */
public final class LambdaResponse {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final @Nullable String fault;

    private LambdaResponse(int status, Map<String, List<String>> headers, byte[] body, @Nullable String fault) {
        this.status = status;
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, values) -> all.put(name, List.copyOf(values)));
        this.headers = Collections.unmodifiableMap(all);
        this.body = body;
        this.fault = fault;
    }

    /** What the function answered. */
    static LambdaResponse of(int status, Map<String, List<String>> headers, byte[] body) {
        return new LambdaResponse(status, headers, body, null);
    }

    /** What the front end answers in place of the function. */
    static LambdaResponse refusal(int status, String contentType, String body, String fault) {
        return new LambdaResponse(status, Map.of("Content-Type", List.of(contentType)), body.getBytes(UTF_8), fault);
    }

    /** With a header, unless there is one of that name. */
    LambdaResponse withDefault(String name, String value) {
        if (headers.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            return this;
        }
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        all.put(name, new ArrayList<>(List.of(value)));
        return new LambdaResponse(status, all, body, fault);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** All headers, by their names as the function wrote them. */
    public Map<String, List<String>> headers() {
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

    /** Why the front end has answered in place of the function; empty when the answer is the function's own. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    byte[] bytes() {
        return body;
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
