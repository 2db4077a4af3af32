package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Calls as QStash's Python SDK makes them. */
abstract class PythonCalls {

    static final String JSON = "Content-Type: application/json";
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final DevServer server = DevServer.builder().manualTime(START).start();
    final Rest rest = Rest.of(server);
    final TestDestination destination =
            new TestDestination().answering(request -> TestDestination.response("500 No", "X-Why: full\r\n", "no"));

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    /** As httpx writes a request; a POST or PATCH without content has a length, a GET or DELETE has none. */
    Rest.Answer send(String method, String path, @Nullable String content, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        request.append("Host: 127.0.0.1\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate\r\n");
        request.append("Connection: keep-alive\r\nUser-Agent: python-httpx/0.28.1\r\n");
        request.append("Authorization: Bearer ").append(server.token()).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (content != null || method.startsWith("P")) {
            request.append("Content-Length: ")
                    .append(content == null ? 0 : content.length())
                    .append("\r\n");
        }
        return rest.raw(request + "\r\n" + (content == null ? "" : content));
    }

    JsonNode json(String method, String path, @Nullable String content, String... headers) {
        Rest.Answer answer = send(method, path, content, headers);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    void done(String method, String path, @Nullable String content, String... headers) {
        Rest.Answer answer = send(method, path, content, headers);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
