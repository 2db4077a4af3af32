package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import io.github.qstash4j.client.RetryDelay;
import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a failure shows of all that has happened to a message. */
class FailureTextAssertTest {

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
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
}
