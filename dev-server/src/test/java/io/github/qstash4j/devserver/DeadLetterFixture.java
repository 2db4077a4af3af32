package io.github.qstash4j.devserver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A server with two users, the first of which has dead letters: its destination always fails. */
final class DeadLetterFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final DevServer server = DevServer.builder()
            .user("a", "sig_a1", "sig_a2")
            .user("b", "sig_b1", "sig_b2")
            .manualTime(START)
            .start();

    final TestDestination destination = new TestDestination()
            .answering(request -> TestDestination.response(
                    request.line().contains("/404") ? "404 No" : "500 No", "X-A: 1\r\n", "why"));

    final Rest rest = Rest.of(server);

    /** The dead letter ids of that many failed messages. */
    List<String> fail(int count, String... headers) {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(i -> rest.published(destination.url("/" + i), "body " + i, headers))
                .toList();
        server.time().advance(Duration.ofDays(3));
        return ids.stream()
                .map(id -> String.valueOf(server.message(id).dlqId()))
                .toList();
    }

    /** The ids in the queue, earliest first. */
    List<String> listed(String query) {
        return rest.get("/v2/dlq" + query).json().findValuesAsText("dlqId");
    }

    Rest.Answer retry(String query, String... headers) {
        return rest.call("POST", "/v2/dlq/retry" + query, "", headers);
    }

    @Override
    public void close() {
        server.close();
        destination.close();
    }
}
