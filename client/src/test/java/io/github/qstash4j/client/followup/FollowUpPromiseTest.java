package io.github.qstash4j.client.followup;

import static io.github.qstash4j.client.followup.Shop.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link FollowUp} promises, with QStash's own backoff: retries after 12 seconds and two and a half minutes, which
 * is within the deduplication window of ten minutes, and after half an hour, which is not.
 */
@Calls("POST /v2/batch")
class FollowUpPromiseTest {

    private static final Duration WITHIN_THE_WINDOW = Duration.ofMinutes(9);
    private static final Duration AFTER_THE_THIRD_RETRY = Duration.ofMinutes(40);
    private static final OutgoingMessage RECEIPT = OutgoingMessage.to(URL + "/receipt");

    @AutoClose
    private final Shop shop = new Shop();

    @BeforeEach
    void orders_have_receipts() {
        shop.handlesWith((delivery, followUp) -> {
            if (delivery.url().endsWith("/order")) {
                followUp.publish("receipt", RECEIPT);
            }
            return Outcome.acknowledge();
        });
    }

    @Test
    void without_a_ledger_a_lost_answer_enqueues_a_step_again_only_after_the_window() {
        loseAnswersToOrders();
        String order = shop.order();

        shop.runUntil(WITHIN_THE_WINDOW);
        assertThat(shop.handled("/order")).isEqualTo(3);
        assertThat(shop.enqueued("/receipt")).isEqualTo(1);

        shop.runUntil(AFTER_THE_THIRD_RETRY);
        assertThat(shop.sinceStart(shop.server().attempts(order).get(3).startedAt()))
                .isBetween(Duration.ofMinutes(32), Duration.ofMinutes(34));
        assertThat(shop.handled("/order")).isEqualTo(4);
        assertThat(shop.enqueued("/receipt")).isEqualTo(2);
        assertDelivered(order);
    }

    @Test
    void with_a_ledger_a_lost_answer_enqueues_a_step_never_again() {
        remember(memory());
        loseAnswersToOrders();
        String order = shop.order();

        shop.runUntil(AFTER_THE_THIRD_RETRY);

        assertThat(shop.server().attempts(order)).hasSize(4);
        assertThat(shop.handled("/order")).isEqualTo(1);
        assertThat(shop.enqueued("/receipt")).isEqualTo(1);
        assertDelivered(order);
    }

    @Test
    void without_a_ledger_a_failure_after_sending_enqueues_a_step_again_only_after_the_window() {
        failAfterSending();
        String order = shop.order();

        shop.runUntil(WITHIN_THE_WINDOW);
        assertThat(shop.enqueued("/receipt")).isEqualTo(1);

        shop.runUntil(AFTER_THE_THIRD_RETRY);
        assertThat(shop.enqueued("/receipt")).isEqualTo(2);
        assertDelivered(order);
    }

    @Test
    void with_a_ledger_a_failure_after_sending_enqueues_a_step_never_again() {
        remember(memory());
        failAfterSending();
        String order = shop.order();

        shop.runUntil(AFTER_THE_THIRD_RETRY);

        assertThat(shop.handled("/order")).isEqualTo(4);
        assertThat(shop.enqueued("/receipt")).isEqualTo(1);
        assertThat(shop.lastHandled("/order").progress()).containsExactly("followup:receipt");
        assertDelivered(order);
    }

    @Test
    void with_a_ledger_only_the_step_that_was_refused_is_sent_again() {
        remember(memory());
        String order = orderWithAnAuditRefusedForTwentyMinutes();

        assertThat(shop.enqueued("/receipt")).isEqualTo(1);
        assertThat(shop.enqueued("/audit")).isEqualTo(1);
        assertDelivered(order);
    }

    @Test
    void without_a_ledger_the_step_that_was_taken_is_sent_again_too() {
        String order = orderWithAnAuditRefusedForTwentyMinutes();

        assertThat(shop.enqueued("/receipt")).isEqualTo(2);
        assertThat(shop.enqueued("/audit")).isEqualTo(1);
        assertDelivered(order);
    }

    @Test
    void a_step_that_was_sent_and_could_not_be_recorded_is_guarded_by_the_window_alone() {
        OutageLedger ledger = new OutageLedger(memory());
        remember(ledger);
        ledger.records = false;
        String order = shop.order();

        shop.runUntil(WITHIN_THE_WINDOW);
        assertThat(shop.handled("/order")).isEqualTo(3);
        assertThat(shop.enqueued("/receipt")).isEqualTo(1);

        ledger.records = true;
        shop.runUntil(AFTER_THE_THIRD_RETRY);
        assertThat(shop.enqueued("/receipt")).isEqualTo(2);
        assertDelivered(order);
    }

    @Test
    @Calls("POST /v2/dlq/retry/{dlqId}")
    void a_message_out_of_the_dead_letter_queue_sends_its_steps_again_on_purpose() {
        remember(memory());
        failAfterSending();
        String order = shop.qstash()
                .publish(OutgoingMessage.to(URL + "/order").retries(0))
                .messageId();
        shop.runUntil(Duration.ofMinutes(1));
        String dlqId = shop.server().message(order).dlqId();

        shop.qstash()
                .call(QStashRequest.post("v2", "dlq", "retry", String.valueOf(dlqId))
                        .once()
                        .answeredByStatus());
        shop.runUntil(Duration.ofMinutes(2));

        assertThat(shop.handled("/order")).isEqualTo(2);
        assertThat(shop.enqueued("/receipt")).isEqualTo(2);
    }

    private void loseAnswersToOrders() {
        shop.server()
                .faults()
                .add(FaultRule.of(Fault.lostAcknowledgement())
                        .at(URL + "/order")
                        .onAttempt(1, 2, 3));
    }

    private void failAfterSending() {
        shop.handlesWith((delivery, followUp) -> {
            if (delivery.url().endsWith("/order")) {
                followUp.publish("receipt", RECEIPT);
                delivery.beforeAcknowledge(() -> {
                    if (delivery.retried() < 3) {
                        throw new IOException("the database is down");
                    }
                });
            }
            return Outcome.acknowledge();
        });
    }

    /** QStash refuses a step to a URL group that does not exist yet, and takes the other one of the same batch. */
    private String orderWithAnAuditRefusedForTwentyMinutes() {
        shop.handlesWith((delivery, followUp) -> {
            if (delivery.url().endsWith("/order")) {
                followUp.publish("receipt", RECEIPT);
                followUp.publish("audit", OutgoingMessage.toUrlGroup("auditors"));
            }
            return Outcome.acknowledge();
        });
        String order = shop.order();
        shop.runUntil(Duration.ofMinutes(20));
        assertThat(shop.handled("/order")).isEqualTo(3);
        assertThat(shop.enqueued("/receipt")).isEqualTo(1);
        shop.qstash()
                .call(QStashRequest.post("v2", "topics", "auditors", "endpoints")
                        .json(Map.of("endpoints", List.of(Map.of("url", URL + "/audit"))))
                        .answeredByStatus());
        shop.runUntil(AFTER_THE_THIRD_RETRY);
        return order;
    }

    private void assertDelivered(String messageId) {
        assertThat(shop.server().message(messageId).state()).isEqualTo(MessageState.DELIVERED);
    }

    private DeliveryLedger memory() {
        return MemoryLedger.builder().clock(shop.clock()).build();
    }

    private void remember(DeliveryLedger ledger) {
        shop.receivesWith(shop.receiverBuilder().ledger(ledger).build());
    }
}
