package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the options of a message and of its callbacks do to its attempts, over HTTP. */
class DeliveryOptionsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDestination destination = new TestDestination()
            .answering(request ->
                    TestDestination.response(request.line().contains("/good") ? "200 OK" : "500 Broken", "", ""));
    private final DevServer server = DevServer.builder().manualTime(START).start();
    private final Rest rest = Rest.of(server);

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private List<Long> secondsOfAttempts(String messageId) {
        return server.attempts(messageId).stream()
                .map(attempt -> Duration.between(START, attempt.startedAt()).toSeconds())
                .toList();
    }

    @Shows("Upstash-Retry-Delay")
    @Test
    void the_delay_of_a_retry_is_the_value_of_the_expression() {
        String id = rest.published(
                destination.url("/bad"),
                "",
                "Upstash-Retries: 3",
                "Upstash-Retry-Delay: max(5000, pow(10, retried) * 1000)");

        server.time().advance(Duration.ofDays(1));

        assertThat(secondsOfAttempts(id)).containsExactly(0L, 5L, 15L, 115L);
    }

    @Shows("Upstash-Timeout")
    @Test
    void an_attempt_without_an_answer_ends_after_its_timeout_and_holds_up_no_other() {
        try (DevServer running = DevServer.start();
                HangingDestination hanging = new HangingDestination()) {
            Rest caller = Rest.of(running);
            String slow = caller.published(hanging.url(), "", "Upstash-Timeout: 1s", "Upstash-Retries: 0");
            String quick = caller.published(destination.url("/good"), "");

            MessageHistory first = running.awaitEnd(quick, Duration.ofSeconds(20));
            assertThat(running.message(slow).state()).isEqualTo(MessageState.ACTIVE);
            MessageHistory second = running.awaitEnd(slow, Duration.ofSeconds(20));

            assertThat(first.state()).isEqualTo(MessageState.DELIVERED);
            assertThat(second.state()).isEqualTo(MessageState.FAILED);
            assertThat(second.attempts())
                    .extracting(AttemptRecord::error)
                    .containsExactly("No complete response came within PT1S.");
        }
    }

    @Shows({"Upstash-Callback-*", "Upstash-Failure-Callback-*"})
    @Test
    void callbacks_have_options_of_their_own() {
        rest.published(
                destination.url("/bad"),
                "",
                "Upstash-Retries: 0",
                "Upstash-Callback: " + destination.url("/good/callback"),
                "Upstash-Callback-Method: PUT",
                "Upstash-Callback-Delay: 10s",
                "Upstash-Callback-Forward-Kind: callback",
                "Upstash-Failure-Callback: " + destination.url("/failed"),
                "Upstash-Failure-Callback-Method: PATCH",
                "Upstash-Failure-Callback-Retries: 2",
                "Upstash-Failure-Callback-Retry-Delay: 60000",
                "Upstash-Failure-Callback-Forward-Kind: failure");

        server.time().advance(Duration.ofHours(1));

        assertThat(destination.received())
                .extracting(request -> request.line() + " " + request.header("Kind"))
                .containsExactly(
                        "POST /bad HTTP/1.1 null",
                        "PATCH /failed HTTP/1.1 failure",
                        "PUT /good/callback HTTP/1.1 callback",
                        "PATCH /failed HTTP/1.1 failure",
                        "PATCH /failed HTTP/1.1 failure");
        String failureCallback =
                Objects.requireNonNull(destination.received().get(1).header("Upstash-Message-Id"));
        assertThat(secondsOfAttempts(failureCallback)).containsExactly(0L, 60L, 120L);
    }
}
