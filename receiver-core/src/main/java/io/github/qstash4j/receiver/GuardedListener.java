package io.github.qstash4j.receiver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells all listeners; swallows and counts what they throw. */
final class GuardedListener implements ReceiverListener {

    private final List<ReceiverListener> listeners;
    private final AtomicLong failures;

    GuardedListener(List<ReceiverListener> listeners, AtomicLong failures) {
        this.listeners = List.copyOf(listeners);
        this.failures = failures;
    }

    @Override
    public void received(Delivery delivery) {
        tell(to -> to.received(delivery));
    }

    @Override
    public void refused(VerificationException refusal) {
        tell(to -> to.refused(refusal));
    }

    @Override
    public void claimed(Delivery delivery) {
        tell(to -> to.claimed(delivery));
    }

    @Override
    public void duplicate(Delivery delivery, Duplicate kind) {
        tell(to -> to.duplicate(delivery, kind));
    }

    @Override
    public void claimLost(Delivery delivery) {
        tell(to -> to.claimLost(delivery));
    }

    @Override
    public void ledgerFailed(Delivery delivery, Exception failure) {
        tell(to -> to.ledgerFailed(delivery, failure));
    }

    @Override
    public void handled(Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
        tell(to -> to.handled(delivery, outcome, response, duration));
    }

    @Override
    public void nextKeyInUse(SigningKey key) {
        tell(to -> to.nextKeyInUse(key));
    }

    private void tell(Consumer<ReceiverListener> event) {
        for (ReceiverListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) {
                // An Error too: thrown past a claim that was just granted, it would leave that behind.
                if (failures.getAndIncrement() == 0) {
                    ReceiverLog.error("The receiver's listener failed; later failures are only counted", e);
                }
            }
        }
    }
}
