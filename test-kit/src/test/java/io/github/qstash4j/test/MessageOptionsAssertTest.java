package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.HOST;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import io.github.qstash4j.client.FlowControl;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.schedule.Cron;
import io.github.qstash4j.client.schedule.OutgoingSchedule;
import io.github.qstash4j.client.urlgroup.Endpoint;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a message was to be delivered, and why there is one. */
class MessageOptionsAssertTest {

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void all_options() {
        assertThat(asserted.delivered(to("/jobs")
                        .queue("receipts")
                        .deduplicationId("o-1")
                        .labels("a", "b")
                        .flowControl(FlowControl.key("tenant-1").parallelism(1))
                        .retries(5)
                        .callback(HOST + "/done")
                        .failureCallback(HOST + "/failed")))
                .wasPublishedTo(HOST + "/jobs")
                .wasPublishedTo("/jobs")
                .hasQueue("receipts")
                .hasDeduplicationId("o-1")
                .hasLabels("b", "a")
                .hasFlowControlKey("tenant-1")
                .hasMaxRetries(5)
                .hasCallbackTo(HOST + "/done")
                .hasFailureCallbackTo("/failed")
                .isNotNull();
    }

    @Test
    void none_of_them() {
        MessageHistory message = asserted.delivered(to("/jobs"));

        assertFailsFirst(
                () -> assertThat(message).wasPublishedTo("/receipts"),
                "Expected the message to go to /receipts, but it goes to https://app.example.com/jobs.");
        assertFailsFirst(
                () -> assertThat(message).hasQueue("receipts"),
                "Expected the queue of the message to be \"receipts\", but found none.");
        assertThatThrownBy(() -> assertThat(message).hasDeduplicationId("o-1"))
                .hasMessageStartingWith("Expected the deduplication id of the message to be \"o-1\", but found \"");
        assertFailsFirst(
                () -> assertThat(message).hasLabels("b", "a"),
                "Expected the labels of the message to be [\"a\", \"b\"], but found none.");
        assertFailsFirst(
                () -> assertThat(message).hasFlowControlKey("tenant-1"),
                "Expected the flow control key of the message to be \"tenant-1\", but found none.");
        assertFailsFirst(
                () -> assertThat(message).hasMaxRetries(5),
                "Expected the maximum of retries of the message to be 5, but found 3.");
        assertFailsFirst(
                () -> assertThat(message).hasCallbackTo("/done"),
                "Expected the message to have a callback to /done, but it has none.");
        assertFailsFirst(
                () -> assertThat(message).hasFailureCallbackTo("/failed"),
                "Expected the message to have a failure callback to /failed, but it has none.");
    }

    @Test
    void others() {
        MessageHistory message = asserted.delivered(to("/jobs")
                .queue("orders")
                .labels("a", "c")
                .flowControl(FlowControl.key("tenant-2").parallelism(1))
                .callback(HOST + "/end")
                .failureCallback(HOST + "/end"));

        assertFailsFirst(
                () -> assertThat(message).hasQueue("receipts"),
                "Expected the queue of the message to be \"receipts\", but found \"orders\".");
        assertFailsFirst(
                () -> assertThat(message).hasLabels("a"),
                "Expected the labels of the message to be [\"a\"], but found [\"a\", \"c\"].");
        assertFailsFirst(
                () -> assertThat(message).hasFlowControlKey("tenant-1"),
                "Expected the flow control key of the message to be \"tenant-1\", but found \"tenant-2\".");
        assertFailsFirst(
                () -> assertThat(message).hasCallbackTo("/done"),
                "Expected the message to have a callback to /done, but it has one to https://app.example.com/end.");
        assertFailsFirst(
                () -> assertThat(message).hasFailureCallbackTo("/done"),
                "Expected the message to have a failure callback to /done, "
                        + "but it has one to https://app.example.com/end.");
    }

    @Test
    void arguments_that_cannot_be_meant() {
        MessageHistory message = asserted.delivered(to("/jobs"));

        for (ThrowingCallable assertion : List.<ThrowingCallable>of(
                () -> assertThat(message).hasCallbackTo("not a url"),
                () -> assertThat(message).hasFailureCallbackTo("not a url"),
                () -> assertThat(message).wasPublishedTo("not a url"))) {
            assertThatThrownBy(assertion)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("url must be ");
        }
        assertThatThrownBy(() -> assertThat(message).hasMaxRetries(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retries must be at least 0, but is -1");
        assertThatThrownBy(() -> assertThat(message).wasAttempted(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times must be at least 0, but is -1");
    }

    @Test
    void a_message_of_a_url_group() {
        asserted.client().urlGroups().addEndpoints("everybody", List.of(Endpoint.of(HOST + "/one")));
        asserted.client().publishToEach(OutgoingMessage.toUrlGroup("everybody"));

        assertThat(asserted.server())
                .messageTo("/one")
                .wasPublishedToUrlGroup("everybody")
                .isWaiting();
        assertFailsFirst(
                () -> assertThat(asserted.server()).messageTo("/one").wasPublishedToUrlGroup("nobody"),
                "Expected the URL group of the message to be \"nobody\", but found \"everybody\".");
    }

    @Test
    void a_message_of_a_schedule() {
        String id = asserted.client().schedules().create(OutgoingSchedule.of(Cron.of("0 * * * *"), to("/hourly")));
        asserted.server().time().advance(Duration.ofMinutes(90));

        assertThat(asserted.server())
                .messageTo("/hourly")
                .wasPublishedBySchedule(id)
                .isDelivered();
        assertFailsFirst(
                () -> assertThat(asserted.delivered(to("/jobs"))).wasPublishedBySchedule("scd_1"),
                "Expected the schedule of the message to be \"scd_1\", but found none.");
    }

    @Test
    void a_callback_of_a_message() {
        MessageHistory message = asserted.answering(500)
                .ended(to("/jobs").retries(0).callback(HOST + "/done").failureCallback(HOST + "/failed"));
        String id = message.messageId();

        assertThat(asserted.server()).messageTo("/done").isCallbackOf(id).isDelivered();
        assertThat(asserted.server())
                .messageTo("/failed")
                .isFailureCallbackOf(id)
                .isDelivered();
        assertFailsFirst(
                () -> assertThat(message).isCallbackOf("msg_1"),
                "Expected the message to be the callback of msg_1, but it is no callback.");
        assertFailsFirst(
                () -> assertThat(asserted.server()).messageTo("/done").isCallbackOf("msg_1"),
                "Expected the message to be the callback of msg_1, but it is the callback of " + id + ".");
        assertFailsFirst(
                () -> assertThat(asserted.server()).messageTo("/done").isFailureCallbackOf(id),
                "Expected the message to be the failure callback of " + id + ", but it is the callback of " + id + ".");
    }
}
