package io.github.qstash4j.client.followup;

import io.github.qstash4j.client.FollowUpSteps;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Invocation;
import java.time.Duration;

/**
 * The follow-up work of one delivery: messages that are sent, in one batch, when its outcome is an acknowledgement and
 * before QStash hears of it. If QStash does not take every one of them, the delivery asks for a retry instead. Any
 * other outcome sends nothing. Thread-safe.
 *
 * <p>What is promised, however often the delivery is repeated:
 *
 * <ul>
 *   <li>Without a ledger, a step is not enqueued twice within QStash's deduplication window, which is ten minutes by
 *       its API description: each message has a deduplication id made of the delivery's message id and the step. After
 *       the window it is enqueued again; with QStash's own backoff, a third retry comes after half an hour.
 *   <li>With a ledger on the receiver, each step that QStash has taken is recorded on the claim as
 *       {@code followup:<step>}, also where it refused others, and a later delivery does not send it again while the
 *       record lives. Whoever has lost the claim to another worker sends nothing.
 *   <li>A crash between sending and recording, a ledger that fails there, or a worker that outlives its lease while it
 *       sends, leaves QStash's window as the only guard.
 * </ul>
 *
 * <p>Where the platform ends the handler's run, as AWS Lambda does, sending ends before that, and asks for a retry when
 * it was not done by then. A handler that outlives its run has no such limit: QStash has its answer already, and with a
 * ledger that still knows the claim, this is what keeps the work from being done once more.
 *
 * <p>A message that is published anew out of the dead letter queue has a new id, and its follow-up work is sent again,
 * on purpose.
 *
 * <p>Each message forwards {@value FollowUpSteps#CORRELATION_HEADER} with what the delivery's own header of that name
 * says, or else with the delivery's message id, so that a chain of messages shares one id. A message that sets the
 * header itself keeps its own.
 *
 * <p>QStash signs neither the message id nor headers: whoever caught a delivery can send it again, within its five
 * minutes, under another id, and its follow-up work with it. A ledger that has seen its token refuses that.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/deduplication">Deduplication, in the QStash documentation</a>
 */
public final class FollowUp {

    private final Delivery delivery;
    private final FollowUpSteps steps;
    private final StepRecord record;

    private FollowUp(Delivery delivery, FollowUpSteps steps, StepRecord record) {
        this.delivery = delivery;
        this.steps = steps;
        this.record = record;
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
        StepRecord record = new StepRecord(delivery);
        FollowUpSteps steps = qstash.followUp(delivery.messageId())
                .correlationId(delivery.headers().first(FollowUpSteps.CORRELATION_HEADER))
                .leaveOut(record.earlier());
        FollowUp followUp = new FollowUp(delivery, steps, record);
        delivery.beforeAcknowledge(followUp::send);
        return followUp;
    }

    /**
     * Adds a message. One that the ledger knows to be sent is left out, without an error.
     *
     * @param step what this message is for, such as {@code receipt}; not blank, and the same on every delivery
     * @param message without a deduplication id, and with a body that is UTF-8 text, or none
     * @throws IllegalArgumentException if the step is blank, or the message has a deduplication id, or a body that is
     *     not UTF-8 text
     * @throws IllegalStateException if there is a message for this step, or the delivery is settled
     */
    public void publish(String step, OutgoingMessage message) {
        if (delivery.isSettled()) {
            throw new IllegalStateException(
                    "The follow-up step \"" + step + "\" comes too late: the delivery is settled.");
        }
        steps.publish(step, message);
    }

    private void send() {
        if (!steps.isEmpty()) {
            // A worker that has lost its claim stops here: what follows is the newer owner's business.
            delivery.renewLease();
        }
        Invocation run = delivery.invocation();
        Duration left = run == null ? null : run.timeLeft();
        if (left != null && !left.isZero()) {
            steps.within(left);
        }
        try {
            steps.send();
        } catch (QStashException failure) {
            recordAfter(failure);
            throw failure;
        }
        record.add(steps.results());
    }

    private void recordAfter(QStashException failure) {
        try {
            record.add(steps.results());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public String toString() {
        return "FollowUp[" + steps + "]";
    }
}
