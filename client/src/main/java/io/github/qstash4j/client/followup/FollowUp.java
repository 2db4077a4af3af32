package io.github.qstash4j.client.followup;

import io.github.qstash4j.client.FollowUpSteps;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryHandler;

/**
 * The follow-up work of one delivery: messages that are sent, in one batch, when its outcome is an acknowledgement and
 * before QStash hears of it. If QStash does not take every one of them, the delivery asks for a retry instead. Any
 * other outcome sends nothing. Thread-safe.
 *
 * <p>Each message gets a deduplication id made of the delivery's message id and the step, so that a repeated delivery
 * does not enqueue it again within QStash's deduplication window; after that window it does. A message that is
 * published anew out of the dead letter queue has a new id, and its follow-up work is sent again.
 *
 * <p>QStash does not sign the message id: whoever caught a delivery can send it again, within its five minutes, under
 * another id, and its follow-up work with it.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/deduplication">Deduplication, in the QStash documentation</a>
 */
public final class FollowUp {

    private final FollowUpSteps steps;

    private FollowUp(FollowUpSteps steps) {
        this.steps = steps;
    }

    /** Gives a handler its follow-up work: makes it one that a receiver takes. */
    public static DeliveryHandler handler(QStash qstash, FollowUpHandler handler) {
        return delivery -> handler.handle(delivery, of(qstash, delivery));
    }

    /**
     * Starts the follow-up work of a delivery, for adapters that hand it to a handler themselves. It sends itself:
     * there is nothing to be called at the end. One for each delivery, or the names of the steps are not told apart.
     */
    public static FollowUp of(QStash qstash, Delivery delivery) {
        FollowUpSteps steps = qstash.followUp(delivery.messageId());
        delivery.beforeAcknowledge(steps::send);
        return new FollowUp(steps);
    }

    /**
     * Adds a message.
     *
     * @param step what this message is for, such as {@code receipt}; not blank, and the same on every delivery
     * @param message without a deduplication id, and with a body that is UTF-8 text
     * @throws IllegalArgumentException if the step is blank, or the message has a deduplication id
     * @throws IllegalStateException if there is a message for this step, or the steps have been sent
     */
    public void publish(String step, OutgoingMessage message) {
        steps.publish(step, message);
    }

    @Override
    public String toString() {
        return "FollowUp[" + steps + "]";
    }
}
