package io.github.qstash4j.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a receiver decides, for metrics and alarms. Called in the thread that receives, so it should be quick;
 * what it throws is swallowed and counted ({@link Receiver#listenerFailures()}), and changes nothing.
 */
public interface ReceiverListener {

    /** A request is authentic. With a ledger it may still turn out to be a duplicate, or refused as a replay. */
    default void received(Delivery delivery) {}

    /** A request is not accepted. Anybody can cause this at any rate. */
    default void refused(VerificationException refusal) {}

    /** The ledger has given the delivery to this worker. */
    default void claimed(Delivery delivery) {}

    /** The delivery is not handled, since another worker has it or has handled it. */
    default void duplicate(Delivery delivery, Duplicate kind) {}

    /** The worker outlived its lease, and another one has the delivery now. QStash is answered with 409. */
    default void claimLost(Delivery delivery) {}

    /** The ledger could not be asked. What is answered then is the receiver's option. */
    default void ledgerFailed(Delivery delivery, Exception failure) {}

    /**
     * A delivery is settled. One that was answered with {@link Receiver#unfinished} before is settled later, if ever,
     * and QStash is not told the response then.
     *
     * @param outcome what the handler returned, or what its exception amounts to; null when a framework has answered
     *     for it
     * @param response what QStash is told
     * @param duration from the moment it was accepted
     */
    default void handled(Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {}

    /**
     * The next key has signed a delivery for the first time: the keys were rolled, and a configuration that is fixed
     * must follow before they are rolled again. Once for each key.
     */
    default void nextKeyInUse(SigningKey key) {}

    /** Why a delivery is not handled. */
    enum Duplicate {
        /** Another worker has it. */
        IN_PROGRESS,

        /** It was handled before, and the recorded answer is given again. */
        COMPLETED
    }
}
