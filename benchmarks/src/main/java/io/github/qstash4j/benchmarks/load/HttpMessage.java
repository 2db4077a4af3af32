package io.github.qstash4j.benchmarks.load;

import java.util.List;
import java.util.Map;

/** A request or a response as it came. */
final class HttpMessage {

    private final String startLine;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    HttpMessage(String startLine, Map<String, List<String>> headers, byte[] body) {
        this.startLine = startLine;
        this.headers = headers;
        this.body = body;
    }

    String startLine() {
        return startLine;
    }

    /** Names as sent. */
    Map<String, List<String>> headers() {
        return headers;
    }

    /** Not a copy. */
    byte[] body() {
        return body;
    }
}
