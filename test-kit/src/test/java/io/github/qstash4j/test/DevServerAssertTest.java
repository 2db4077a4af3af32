package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.HINT;
import static io.github.qstash4j.test.AssertedServer.HOST;
import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import io.github.qstash4j.devserver.DevServer;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of the messages of a server. */
class DevServerAssertTest {

    private final AssertedServer asserted = new AssertedServer();
    private final DevServer server = asserted.server();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void what_was_delivered_and_what_was_not() {
        asserted.delivered(to("/jobs/receipt"));
        asserted.delivered(to("/jobs/receipt"));
        asserted.answering(500).delivered(to("/jobs/order").retries(0));

        assertThat(server)
                .hasDelivered("/jobs/receipt")
                .hasDelivered(HOST + "/jobs/receipt", 2)
                .hasDelivered("/jobs/order", 0)
                .hasDeadLettered("/jobs/order")
                .hasDeadLettered("/jobs/order", 1)
                .hasDeadLettered("/jobs/receipt", 0)
                .hasMessageTo("/jobs/order")
                .hasMessagesTo("/jobs/receipt", 2)
                .hasNoMessageTo("/jobs/refund")
                .isIdle();
    }

    @Test
    void there_are_no_fewer_messages_than_none() {
        for (ThrowingCallable assertion : List.<ThrowingCallable>of(
                () -> assertThat(server).hasDelivered("/jobs", -1),
                () -> assertThat(server).hasDeadLettered("/jobs", -1),
                () -> assertThat(server).hasMessagesTo("/jobs", -1))) {
            assertThatThrownBy(assertion)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("messages must be at least 0, but is -1");
        }
    }

    @Test
    void one_message_that_is_not_delivered_is_shown_with_all_that_happened() {
        String id = asserted.answering(500).delivered(to("/jobs/receipt")).messageId();

        assertFails(
                () -> assertThat(server).hasDelivered("/jobs/receipt"),
                "Expected a delivered message to /jobs/receipt, but there is none.",
                "What was published to it:",
                "",
                id + " POST https://app.example.com/jobs/receipt",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 500, the next one after 12s",
                HINT);
    }

    @Test
    void of_several_messages_it_is_shown_what_became_of_them() {
        asserted.answering(500, 200);
        String first = asserted.delivered(to("/jobs/receipt").retries(0)).messageId();
        String second = asserted.delivered(to("/jobs/receipt?n=2")).messageId();

        assertFails(
                () -> assertThat(server).as("receipts").hasDelivered("/jobs/receipt", 2),
                "[receipts] Expected exactly 2 delivered messages to /jobs/receipt, but there is 1.",
                "What was published to it:",
                "  " + first + " to https://app.example.com/jobs/receipt is dead-lettered, after 1 attempt",
                "  " + second + " to https://app.example.com/jobs/receipt?n=2 is delivered, in attempt 1");
        assertFailsFirst(
                () -> assertThat(server).hasDeadLettered("/jobs/receipt?n=2"),
                "Expected a dead-lettered message to /jobs/receipt?n=2, but there is none.");
        assertFailsFirst(
                () -> assertThat(server).hasDeadLettered("/jobs/receipt", 0),
                "Expected no dead-lettered message to /jobs/receipt, but there is 1.");
        assertFailsFirst(
                () -> assertThat(server).hasMessagesTo("/jobs/receipt", 1),
                "Expected exactly 1 message to /jobs/receipt, but there are 2.");
        assertFailsFirst(
                () -> assertThat(server).hasNoMessageTo("/jobs/receipt"),
                "Expected no message to /jobs/receipt, but there are 2.");
        assertFailsFirst(
                () -> assertThat(server).messageTo("/jobs/receipt"),
                "Expected exactly 1 message to /jobs/receipt, but there are 2.");
    }

    @Test
    void a_server_that_nothing_was_published_to() {
        assertThat(server).hasNoMessages().isIdle().hasNoMessageTo("/jobs/receipt");
        assertFails(
                () -> assertThat(server).hasDelivered("/jobs/receipt"),
                "Expected a delivered message to /jobs/receipt, but there is none.",
                "No message at all was published. Does the application publish to " + server.url()
                        + ", with the server's token?");
        assertFails(
                () -> assertThat(server).message("msg_1"),
                "Expected a message msg_1, but there has never been one.",
                "No message at all was published. Does the application publish to " + server.url()
                        + ", with the server's token?");
    }

    @Test
    void a_server_that_something_was_published_to() {
        String first = asserted.publish(to("/jobs"));
        for (int i = 0; i < 6; i++) {
            asserted.publish(to("/jobs/" + i));
        }
        String waits = " waits for its first attempt, due at 2026-03-01T12:00:00Z";
        String[] ids = server.timeline().events().stream()
                .map(event -> event.messageId())
                .toArray(String[]::new);

        assertFails(
                () -> assertThat(server).hasNoMessages(),
                "Expected no message at all, but there are 7.",
                "  " + first + " to https://app.example.com/jobs" + waits,
                "  " + ids[1] + " to https://app.example.com/jobs/0" + waits,
                "  " + ids[2] + " to https://app.example.com/jobs/1" + waits,
                "  " + ids[3] + " to https://app.example.com/jobs/2" + waits,
                "  " + ids[4] + " to https://app.example.com/jobs/3" + waits,
                "  and 2 more messages",
                HINT);
    }

    @Test
    void what_waits_keeps_a_server_from_being_idle() {
        asserted.delivered(to("/jobs/receipt"));
        String id = asserted.publish(to("/jobs/order").delay(Duration.ofHours(1)));

        assertFails(
                () -> assertThat(server).isIdle(),
                "Expected no message to be waiting or under way, but there is 1.",
                "",
                id + " POST https://app.example.com/jobs/order",
                "  2026-03-01T12:00:00Z created, due after 1h",
                HINT);
        server.time().advance(Duration.ofHours(1));
        assertThat(server).isIdle();
    }

    @Test
    void going_on_with_one_message() {
        String id = asserted.delivered(to("/jobs/receipt")).messageId();

        assertThat(server).message(id).isDelivered();
        assertThat(server).messageTo("/jobs/receipt").isDelivered();
        assertFailsFirst(
                () -> assertThat(server)
                        .as("receipt")
                        .messageTo("/jobs/receipt")
                        .isDeadLettered(),
                "[receipt] Expected the message to be dead-lettered, but it is delivered, in attempt 1.");
        assertFailsFirst(
                () -> assertThat(server).as("receipt").message(id).isDeadLettered(),
                "[receipt] Expected the message to be dead-lettered, but it is delivered, in attempt 1.");
        assertFailsFirst(
                () -> assertThat(server).message("msg_1"), "Expected a message msg_1, but there has never been one.");
    }

    @Test
    void going_on_with_the_newest_callback() {
        asserted.answering(500, 200, 503);
        String id = asserted.ended(
                        to("/jobs").retries(1).callback(HOST + "/done").failureCallback(HOST + "/failed"))
                .messageId();

        assertThat(server).hasDelivered("/done", 2);
        assertThat(server)
                .callbackOf(id)
                .isDelivered()
                .isCallbackOf(id)
                .payload(Report.class)
                .isEqualTo(new Report(503, 1));
        assertThat(server).failureCallbackOf(id).isDelivered().isFailureCallbackOf(id);
        assertFailsFirst(
                () -> assertThat(server).as("report").callbackOf(id).hasMethod("PUT"),
                "[report] Expected the method of the message to be \"PUT\", but found \"POST\".");
    }

    private record Report(int status, int retried) {}

    @Test
    void a_callback_that_was_not_made() {
        String without = asserted.delivered(to("/jobs")).messageId();
        String early = asserted.publish(to("/jobs").callback(HOST + "/done"));
        String delivered = asserted.delivered(to("/jobs").failureCallback(HOST + "/failed"))
                .messageId();

        assertFails(
                () -> assertThat(server).callbackOf(without),
                "Expected a callback of " + without + ", but there is none, since it was published without one.",
                "",
                without + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 200, delivered");
        assertThat(server).callbackOf(early).isDelivered();
        assertFailsFirst(
                () -> assertThat(server).failureCallbackOf(delivered),
                "Expected a failure callback of " + delivered
                        + ", but there is none, since it is delivered, in attempt 1.");
        assertFailsFirst(
                () -> assertThat(server).callbackOf("msg_1"),
                "Expected a message msg_1, but there has never been one.");
    }

    @Test
    void a_message_that_is_a_callback_is_called_one() {
        String id = asserted.ended(to("/jobs").callback(HOST + "/done")).messageId();
        String callback = server.timeline().events().stream()
                .filter(event -> id.equals(event.sourceMessageId()))
                .findFirst()
                .orElseThrow()
                .messageId();

        assertFails(
                () -> assertThat(server).hasDeadLettered("/done"),
                "Expected a dead-lettered message to /done, but there is none.",
                "What was published to it:",
                "",
                callback + ", the callback of " + id + ", POST https://app.example.com/done",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 200, delivered");
    }
}
