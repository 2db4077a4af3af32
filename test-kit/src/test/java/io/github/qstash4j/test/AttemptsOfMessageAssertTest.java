package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.START;
import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a message was attempted, when, and with what answers. */
class AttemptsOfMessageAssertTest {

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void another_number_of_attempts() {
        MessageHistory message = asserted.answering(500).delivered(to("/jobs"));

        assertThat(message).wasAttempted(1);
        assertFails(
                () -> assertThat(message).wasAttempted(4),
                "Expected the message to have had 4 attempts, but it had 1 attempt and waits for attempt 2, "
                        + "due at 2026-03-01T12:00:12Z.",
                AssertedServer.HINT,
                "",
                message.messageId() + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 500, the next one after 12s");
        assertFailsFirst(
                () -> assertThat(message).wasNotAttempted(),
                "Expected the message to have had no attempt, but it had 1 attempt and waits for attempt 2, "
                        + "due at 2026-03-01T12:00:12Z.");
    }

    @Test
    void delays_count_also_when_they_are_not_over_yet() {
        asserted.answering(429, "", new Header("Retry-After", "300"));
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertThat(message).withDelays(Duration.ofMinutes(5));
        assertFails(
                () -> assertThat(message).withDelays(Duration.ofSeconds(12), Duration.ofSeconds(148)),
                "Expected the delays between attempts of the message to be [12s, 2m28s], but found [5m].",
                AssertedServer.HINT,
                "",
                message.messageId() + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 429, the next one after 5m");
        assertFailsFirst(
                () -> assertThat(asserted.delivered(to("/jobs"))).withDelays(Duration.ofSeconds(12)),
                "Expected the delays between attempts of the message to be [12s], but found none.");
    }

    @Test
    void delays_are_exact_in_running_time_too() {
        try (DevServer server = DevServer.builder()
                .speed(1000)
                .destination(AssertedServer.HOST, request -> Response.of(500))
                .start()) {
            QStash client = QStash.builder()
                    .token(server.token())
                    .baseUrl(server.url().toString())
                    .build();
            String id = client.publish(to("/jobs").retries(2)).messageId();

            assertThat(server.awaitEnd(id, Duration.ofSeconds(20)))
                    .withDelays(Duration.ofSeconds(12), Duration.ofSeconds(148))
                    .isDeadLettered();
        }
    }

    @Test
    void other_answers() {
        MessageHistory message = asserted.answering(0, 500).ended(to("/jobs"));

        assertThat(message).wasAnswered(0, 500, 200);
        assertFailsFirst(
                () -> assertThat(message).wasAnswered(500, 200),
                "Expected the answers to the attempts of the message to be [500, 200], but found [0, 500, 200].");
        String waiting = asserted.publish(to("/jobs"));
        assertThat(asserted.server().message(waiting)).wasAnswered();
        assertFails(
                () -> assertThat(asserted.server().message(waiting)).wasAnswered(200),
                "Expected the answers to the attempts of the message to be [200], but found none.",
                AssertedServer.HINT,
                "",
                waiting + " POST https://app.example.com/jobs",
                "  2026-03-03T12:00:00Z created, due at once");
    }

    @Test
    void an_attempt_that_was_not_made() {
        MessageHistory message = asserted.answering(500, 500).ended(to("/jobs").retries(1));

        assertThat(message).attempt(2).hasStatus(500);
        assertThat(message).lastAttempt().startedAt(START.plusSeconds(12));
        assertFailsFirst(
                () -> assertThat(message).attempt(3),
                "Expected the message to have had at least 3 attempts, but it had 2 attempts and is dead-lettered, "
                        + "after 2 attempts.");
        assertFailsFirst(
                () -> assertThat(asserted.server().message(asserted.publish(to("/jobs"))))
                        .lastAttempt(),
                "Expected the message to have had at least 1 attempt, but it had no attempt and waits for its first "
                        + "attempt, due at 2026-03-03T12:00:00Z.");
        assertThatThrownBy(() -> assertThat(message).attempt(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number must be at least 1, but is 0");
    }

    @Test
    void an_attempt_that_is_under_way_counts_and_has_no_answer() {
        List<MessageHistory> seen = new ArrayList<>();
        String id = asserted.publish(to("/jobs"));
        asserted.answering(500).answering(() -> {
            seen.add(asserted.server().message(id));
            return Response.of(200);
        });
        asserted.server().time().advance(Duration.ofMinutes(1));

        assertThat(seen.get(0)).hasState(MessageState.ACTIVE).wasAttempted(2).wasAnswered(500);
        assertFails(
                () -> assertThat(seen.get(0)).isWaiting(),
                "Expected the message to be waiting, but it is under way, in attempt 2.",
                AssertedServer.HINT,
                "",
                id + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 500, the next one after 12s",
                "  2026-03-01T12:00:12Z attempt 2");
    }
}
