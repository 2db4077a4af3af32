package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.START;
import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;

import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has become of a message. */
class MessageAssertTest {

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void a_message_that_failed_four_times_is_dead_lettered() {
        MessageHistory message =
                asserted.answering(500, 503, 0, 500).ended(to("/jobs").retries(3));

        assertThat(message)
                .wasAttempted(4)
                .withDelays(Duration.ofSeconds(12), Duration.ofSeconds(148), Duration.ofSeconds(1808))
                .wasAnswered(500, 503, 0, 500)
                .isDeadLettered();
    }

    @Test
    void delivered() {
        MessageHistory message = asserted.answering(500).ended(to("/jobs"));

        assertThat(message).isDelivered().hasState(MessageState.DELIVERED);
        assertFails(
                () -> assertThat(message).isDeadLettered(),
                "Expected the message to be dead-lettered, but it is delivered, in attempt 2.",
                "",
                message.messageId() + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 500, the next one after 12s",
                "  2026-03-01T12:00:12Z attempt 2: status 200, delivered");
    }

    @Test
    void cancelled() {
        String id = asserted.publish(to("/jobs").delay(Duration.ofHours(1)));
        asserted.client().messages().cancel(id);
        MessageHistory message = asserted.server().message(id);

        assertThat(message).isCancelled().wasNotAttempted();
        assertFails(
                () -> assertThat(message).isWaiting(),
                "Expected the message to be waiting, but it is cancelled.",
                "",
                id + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due after 1h",
                "  2026-03-01T12:00:00Z to be cancelled",
                "  2026-03-01T12:00:00Z cancelled");
        MessageHistory delivered = asserted.delivered(to("/jobs"));
        assertFailsFirst(
                () -> assertThat(delivered).isCancelled(),
                "Expected the message to be cancelled, but it is delivered, in attempt 1.");
    }

    @Test
    void waiting_for_the_first_attempt_and_for_another_one() {
        MessageHistory first = asserted.delivered(to("/jobs").delay(Duration.ofHours(1)));
        MessageHistory again = asserted.answering(500).delivered(to("/jobs"));

        assertThat(first).isWaiting().isDueAfter(Duration.ofHours(1)).isDueAt(START.plusSeconds(3600));
        assertThat(again).isWaiting().isDueAfter(Duration.ofSeconds(12)).isDueAt(START.plusSeconds(12));
        assertFailsFirst(
                () -> assertThat(again).isDelivered(),
                "Expected the message to be delivered, but it waits for attempt 2, due at 2026-03-01T12:00:12Z.");
        assertFailsFirst(
                () -> assertThat(first).hasState(MessageState.RETRY),
                "Expected the message to be RETRY, but it waits for its first attempt, due at 2026-03-01T13:00:00Z.");
    }

    @Test
    void a_time_at_which_the_next_attempt_is_not_due() {
        MessageHistory waiting = asserted.answering(500).delivered(to("/jobs"));
        MessageHistory over = asserted.delivered(to("/jobs"));

        assertFailsFirst(
                () -> assertThat(waiting).isDueAt(START),
                "Expected the next delivery time of the message to be 2026-03-01T12:00:00Z, "
                        + "but found 2026-03-01T12:00:12Z.");
        assertFailsFirst(
                () -> assertThat(waiting).isDueAfter(Duration.ofMinutes(5)),
                "Expected the delay of the message to be 5m, but found 12s.");
        assertFailsFirst(
                () -> assertThat(over).isDueAt(START),
                "Expected the next delivery time of the message to be 2026-03-01T12:00:00Z, but found none.");
        assertFailsFirst(
                () -> assertThat(over).isDueAfter(Duration.ZERO),
                "Expected the delay of the message to be 0s, but found none.");
    }

    @Test
    void every_assertion_can_be_followed_by_another_one() {
        MessageHistory waiting = asserted.answering(500).delivered(to("/jobs").method("PUT"));
        MessageHistory dead = asserted.answering(500).delivered(to("/jobs").retries(0));
        String late = asserted.publish(to("/jobs").delay(Duration.ofHours(1)));

        assertThat(waiting)
                .isDueAt(START.plusSeconds(12))
                .hasMethod("PUT")
                .hasNoHeader("X-Other")
                .isWaiting();
        assertThat(dead).isDeadLettered().isNotNull();
        assertThat(asserted.server().message(late)).wasNotAttempted().isWaiting();
    }
}
