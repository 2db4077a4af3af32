package io.github.qstash4j.devserver;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Body;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A server in which something goes wrong, its caller and its destination. */
final class FaultFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final DevServer server = DevServer.builder().manualTime(START).seed(1).start();
    final Rest rest = Rest.of(server);
    final TestDestination destination = new TestDestination();

    /** Throws what is wrong with the token of a request, if it is not signed with the key for its body and URL. */
    void verify(Received request, String key) {
        var unused = JWT.require(Algorithm.HMAC256(key))
                .withIssuer("Upstash")
                .withSubject(destination.url("/"))
                .withClaim(
                        "body",
                        Body.of(request.body().getBytes(StandardCharsets.ISO_8859_1))
                                .hash())
                .build()
                .verify(request.token());
    }

    /** Delivers one message whose first attempt suffers from the fault. */
    String suffer(Fault fault, String body) {
        server.faults().add(FaultRule.of(fault).onAttempt(1));
        String id = rest.published(destination.url("/"), body, "Upstash-Timeout: 30s");
        server.time().runUntilIdle(Duration.ofDays(1));
        return id;
    }

    /** What the destination got, by the order of its arrival. */
    Received received(int index) {
        return destination.received().get(index);
    }

    /** What happened to a message, each event with its seconds of scheduling time. */
    List<String> story(String messageId) {
        return server.timeline().events(messageId).stream()
                .map(event -> Duration.between(START, event.time()).toSeconds() + " " + event.state())
                .toList();
    }

    @Override
    public void close() {
        server.close();
        destination.close();
    }
}
