package io.github.qstash4j.benchmarks.http;

import java.util.List;
import java.util.Map;

/** A request or a response as it came. */
public final class HttpMessage {

    private final String startLine;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    HttpMessage(String startLine, Map<String, List<String>> headers, byte[] body) {
        this.startLine = startLine;
        this.headers = headers;
        this.body = body;
    }

    public String startLine() {
        return startLine;
    }

    /** Names as sent. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Not a copy. */
    public byte[] body() {
        return body;
    }
}
