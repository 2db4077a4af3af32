package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.AwaitTimeoutException;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time that a test moves, and what it sees then. */
class ManualTimeTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestDestination destination = new TestDestination();
    private final DevServer server = DevServer.builder().manualTime(START).start();
    private final Rest rest = Rest.of(server);

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private String publish(String... headers) {
        return rest.publish(destination.url("/jobs"), "hello", headers).text("messageId");
    }

    @Test
    void nothing_is_delivered_until_time_is_moved() {
        String id = publish();

        assertThat(server.message(id).state()).isEqualTo(MessageState.CREATED);
        assertThat(server.time().now()).isEqualTo(START);

        server.time().advance(Duration.ZERO);

        assertThat(server.message(id).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(server.time().now()).isEqualTo(START);
    }

    @Test
    void two_days_pass_at_once_and_every_attempt_has_its_time() {
        destination.answering(request -> TestDestination.response("500 Broken", "", ""));
        String id = publish("Upstash-Retries: 3");

        server.time().advance(Duration.ofDays(2));

        MessageHistory history = server.message(id);
        assertThat(history.state()).isEqualTo(MessageState.FAILED);
        assertThat(history.dlqId()).isNotNull();
        assertThat(server.attempts(id))
                .extracting(
                        attempt -> Duration.between(START, attempt.startedAt()).toSeconds())
                .containsExactly(0L, 12L, 12L + 148, 12L + 148 + 1808);
        assertThat(server.attempts(id))
                .extracting(AttemptRecord::responseStatus)
                .containsOnly(500);
        assertThat(server.time().now()).isEqualTo(START.plus(Duration.ofDays(2)));
    }

    @Test
    void running_until_idle_stays_at_the_last_event() {
        String id = publish("Upstash-Delay: 3h");

        assertThat(server.time().runUntilIdle(Duration.ofHours(1))).isFalse();
        assertThat(server.message(id).state()).isEqualTo(MessageState.CREATED);
        assertThat(server.time().runUntilIdle(Duration.ofDays(9))).isTrue();
        assertThat(server.time().now()).isEqualTo(START.plus(Duration.ofHours(3)));
        assertThat(server.awaitEnd(id, SOON).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void who_waits_for_what_cannot_come_is_told_at_once() {
        destination.answering(request -> TestDestination.response("500 Broken", "", ""));
        String id = publish("Upstash-Retries: 0");
        server.time().advance(Duration.ZERO);

        assertThatThrownBy(() -> server.await(id, MessageState.DELIVERED, SOON))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasMessageContaining("FAILED")
                .hasMessageContaining("status 500");
        assertThatThrownBy(() -> server.message("msg_unknown")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void only_manual_time_can_be_moved_and_only_forwards() {
        assertThatThrownBy(() -> server.time().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.time().advanceTo(START.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        try (DevServer running = DevServer.start()) {
            assertThatThrownBy(() -> running.time().advance(Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("manualTime()");
        }
        assertThatThrownBy(() -> DevServer.builder().speed(2).manualTime().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("speed");
    }
}
