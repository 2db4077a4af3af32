package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a receiver tells its listeners and its log. Nothing that a listener does reaches the receiver. */
final class ReceiverEvents {

    private final ReceiverListener listener;
    private final AtomicLong failures = new AtomicLong();
    private final ReceiverLog log;
    private final Set<SigningKey> nextKeysSeen = ConcurrentHashMap.newKeySet();

    ReceiverEvents(List<ReceiverListener> listeners, Clock clock) {
        this.listener = listeners.isEmpty() ? SILENT : new GuardedListener(listeners, failures);
        this.log = new ReceiverLog(clock);
    }

    long failures() {
        return failures.get();
    }

    void received(Delivery delivery) {
        SigningKey key = delivery.signedBy();
        if (key.role() == SigningKey.Role.NEXT && nextKeysSeen.add(key)) {
            ReceiverLog.warn("The signing keys were rolled: the next one has signed a delivery (" + key.label()
                    + "). Where the receiver's keys are fixed, give it the new ones before they are rolled again.");
            listener.nextKeyInUse(key);
        }
        listener.received(delivery);
    }

    void refused(VerificationException refusal) {
        log.refused(refusal);
        listener.refused(refusal);
    }

    void claimed(Delivery delivery) {
        listener.claimed(delivery);
    }

    void duplicate(Delivery delivery, ReceiverListener.Duplicate kind) {
        listener.duplicate(delivery, kind);
    }

    void claimLost(Delivery delivery) {
        ReceiverLog.warn("Another worker has taken over " + delivery
                + ", since this one outlived its lease. Renew the lease in long work, or make it longer.");
        listener.claimLost(delivery);
    }

    void ledgerFailed(Delivery delivery, Exception failure) {
        ReceiverLog.error("The ledger could not be asked about " + delivery, failure);
        listener.ledgerFailed(delivery, failure);
    }

    void handled(Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
        listener.handled(delivery, outcome, response, duration);
    }

    /** Nobody listens. */
    private static final ReceiverListener SILENT = new ReceiverListener() {};
}
