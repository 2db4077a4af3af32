package io.github.qstash4j.benchmarks.contender;

import java.util.List;
import java.util.Map;

/**
 * A request as a server holds it before anybody has looked at it. The array is shared, since a copy would be measured.
 */
public final class Incoming {

    private final String url;
    private final Map<String, List<String>> headers;
    private final String token;
    private final byte[] body;

    /**
     * A request.
     *
     * @param headers all of them, the token's too
     * @param token the value of {@code Upstash-Signature}, which the peers are handed directly
     */
    public Incoming(String url, Map<String, List<String>> headers, String token, byte[] body) {
        this.url = url;
        this.headers = headers;
        this.token = token;
        this.body = body;
    }

    String url() {
        return url;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    String token() {
        return token;
    }

    byte[] body() {
        return body;
    }
}
