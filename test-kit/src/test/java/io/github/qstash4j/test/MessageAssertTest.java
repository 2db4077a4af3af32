package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.START;
import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.RetryDelay;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has happened to a message. */
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
    void a_failure_shows_what_was_expected_what_is_and_all_that_happened() {
        asserted.answering(500).answering(503, "closed\nuntil noon").answering(0, 500);
        MessageHistory message = asserted.ended(to("/jobs").retries(3).text("hello"));

        assertFails(
                () -> assertThat(message).isDelivered(),
                "Expected the message to be delivered, but it is dead-lettered, after 4 attempts.",
                "",
                message.messageId() + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 500, the next one after 12s",
                "  2026-03-01T12:00:12Z attempt 2: status 503 \"closed\\nuntil noon\", the next one after 2m28s",
                "  2026-03-01T12:02:40Z attempt 3: no response (The connection was reset.), the next one after 30m8s",
                "  2026-03-01T12:32:48Z attempt 4: status 500",
                "  2026-03-01T12:32:48Z dead-lettered as " + message.dlqId());
    }

    @Test
    void a_failure_about_what_may_still_come_says_how_it_comes() {
        MessageHistory message = asserted.server().message(asserted.publish(to("/jobs")));

        assertFails(
                () -> assertThat(message).isDelivered(),
                "Expected the message to be delivered, but it waits for its first attempt, "
                        + "due at 2026-03-01T12:00:00Z.",
                AssertedServer.HINT,
                "",
                message.messageId() + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once");
    }

    @Test
    void the_description_comes_first() {
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertFailsFirst(
                () -> assertThat(message).as("the %s", "receipt").isDeadLettered(),
                "[the receipt] Expected the message to be dead-lettered, but it is delivered, in attempt 1.");
    }

    @Test
    void a_percent_sign_in_what_is_shown_stays_one() {
        asserted.answering(500, "100%n %s %d");
        MessageHistory message = asserted.delivered(to("/jobs/a%20b?c=%25d").retries(0));

        assertThatThrownBy(() -> assertThat(message).isDelivered())
                .hasMessageContaining(" POST https://app.example.com/jobs/a%20b?c=%25d")
                .hasMessageContaining("status 500 \"100%n %s %d\"");
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
    void of_a_long_story_the_end_is_told() {
        int[] failures = new int[41];
        Arrays.fill(failures, 500);
        asserted.answering(failures);
        MessageHistory message =
                asserted.ended(to("/jobs").retries(40).retryDelay(RetryDelay.constant(Duration.ofSeconds(1))));

        assertThatThrownBy(() -> assertThat(message).isDelivered())
                .hasMessageContaining("  13 earlier lines" + System.lineSeparator()
                        + "  2026-03-01T12:00:12Z attempt 13: status 500, the next one after 1s")
                .hasMessageContaining("attempt 41: status 500" + System.lineSeparator())
                .hasMessageNotContaining("attempt 12:");
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

    @Test
    void a_message_that_is_cancelled_in_the_middle_of_an_attempt() {
        String id = asserted.publish(to("/jobs"));
        List<MessageHistory> seen = new ArrayList<>();
        asserted.answering(() -> {
            asserted.client().messages().cancel(id);
            seen.add(asserted.server().message(id));
            return Response.of(500);
        });
        asserted.server().time().advance(Duration.ZERO);
        MessageHistory message = asserted.server().message(id);

        assertThat(message).isCancelled().wasAnswered(500);
        assertFailsFirst(
                () -> assertThat(seen.get(0)).isCancelled(),
                "Expected the message to be cancelled, but it is to be cancelled.");
        assertFails(
                () -> assertThat(message).isDelivered(),
                "Expected the message to be delivered, but it is cancelled.",
                "",
                id + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1",
                "  2026-03-01T12:00:00Z to be cancelled",
                "  2026-03-01T12:00:00Z attempt 1: status 500",
                "  2026-03-01T12:00:00Z cancelled");
    }

    @Test
    void a_history_that_was_read_just_after_a_failure() {
        MessageHistory message = asserted.answering(500).delivered(to("/jobs"));
        MessageHistory failed = new MessageHistory(message.events().subList(0, 3));

        assertFailsFirst(
                () -> assertThat(failed).isDelivered(),
                "Expected the message to be delivered, but it has just failed in attempt 1.");
    }

    @Test
    void how_long_an_attempt_took() {
        asserted.server().faults().add(FaultRule.of(Fault.delayed(Duration.ofSeconds(5))));
        MessageHistory message = asserted.ended(to("/jobs"));

        assertThatThrownBy(() -> assertThat(message).isCancelled())
                .hasMessageEndingWith("  2026-03-01T12:00:00Z attempt 1 (5s): status 200, delivered");
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
