package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver decided about a request, for frameworks that invoke the handler themselves: either the answer is
 * settled, or the delivery is handed over together with the duty to settle it.
 */
public sealed interface Admission {

    /** The request is not to be handled: only to be answered. */
    sealed interface Answered extends Admission {

        /** What to answer. */
        ReceiverResponse response();
    }

    /**
     * The request is not authentic, or another worker has the message, or the ledger could not tell.
     *
     * @param response what to answer
     */
    record Refused(ReceiverResponse response) implements Answered {}

    /**
     * The message was handled before, as the receiver's ledger knows.
     *
     * @param response what was answered then, and is to be answered again
     */
    record AlreadyDone(ReceiverResponse response) implements Answered {}

    /** Hears how a delivery was settled. */
    @FunctionalInterface
    interface Ending {

        /**
         * The delivery is settled.
         *
         * @param outcome what the handler returned, or what its exception amounts to; null when a framework has
         *     answered for it
         * @param response what QStash is told
         * @param thrown what it was settled with, when that was an exception
         */
        void settled(@Nullable Outcome outcome, ReceiverResponse response, @Nullable Throwable thrown);
    }

    /**
     * The delivery is to be handled, and then settled once, in one of three ways. If it never is, its claim in a ledger
     * ends with the lease.
     */
    final class Admitted implements Admission {

        private final Delivery delivery;
        private final Settlement settlement;
        private final ReceiverEvents events;
        private final Clock clock;
        private final Instant since;
        private final AtomicBoolean settled = new AtomicBoolean();
        private volatile @Nullable Ending ending;

        Admitted(Delivery delivery, Settlement settlement, ReceiverEvents events, Clock schedulingClock) {
            this.delivery = delivery;
            this.settlement = settlement;
            this.events = events;
            this.clock = schedulingClock;
            this.since = schedulingClock.instant();
        }

        /** The verified delivery. */
        public Delivery delivery() {
            return delivery;
        }

        /**
         * Has somebody told how the delivery ends, for frameworks that have something open meanwhile: in the thread
         * that settles it, after the receiver's listeners. What is thrown then is logged and changes nothing. There is
         * one at a time, and none is told of a delivery that is settled already.
         */
        public void whenSettled(Ending newEnding) {
            ending = newEnding;
        }

        /**
         * Has a handler handle the delivery in this thread, and settles it by what it returns or throws, an
         * {@link Error} too, which is then thrown on.
         *
         * @return what to answer
         * @throws IllegalStateException if this delivery is settled already
         */
        public ReceiverResponse handle(DeliveryHandler handler) {
            Outcome outcome;
            try {
                outcome = handler.handle(delivery);
            } catch (Throwable thrown) {
                // Kotlin and the like throw what is neither: whatever it is, the claim must not stay behind.
                ReceiverResponse response = settle(thrown);
                if (thrown instanceof Error error) {
                    throw error;
                }
                return response;
            }
            return settle(outcome);
        }

        /**
         * The handler returned.
         *
         * @return what to answer
         * @throws IllegalStateException if this delivery is settled already
         */
        public ReceiverResponse settle(Outcome outcome) {
            return settleOnce(null, () -> settlement.of(delivery, outcome));
        }

        /**
         * The handler threw.
         *
         * @return what to answer: a retry, unless it is a {@link PayloadException}, a {@link NonRetryableException} or
         *     a {@link RetryLaterException}
         * @throws IllegalStateException if this delivery is settled already
         */
        public ReceiverResponse settle(Throwable thrown) {
            return settleOnce(thrown, () -> settlement.of(delivery, thrown));
        }

        /**
         * The framework made a response of its own.
         *
         * @return that response, or another one when it was a success that must not be told to QStash
         * @throws IllegalStateException if this delivery is settled already
         */
        public ReceiverResponse settle(ReceiverResponse own) {
            return settleOnce(null, () -> settlement.of(delivery, own));
        }

        /**
         * What to answer when nobody waits any longer for work that goes on. The delivery is not settled by that:
         * nobody else gets its claim before the lease has ended, and it may be settled after all.
         *
         * @return a retry, after what is left of the lease where there is one
         */
        public ReceiverResponse unfinished() {
            HeldClaim claim = delivery.claim();
            return claim == null ? Settlement.retry() : Settlement.unfinished(claim.left());
        }

        private ReceiverResponse settleOnce(@Nullable Throwable thrown, Supplier<Settled> how) {
            if (!settled.compareAndSet(false, true)) {
                throw new IllegalStateException("This delivery is settled already.");
            }
            Settled end;
            try {
                end = how.get();
            } catch (RuntimeException | Error e) {
                finish(new Settled(Outcome.retry(), Settlement.retry()), e);
                throw e;
            } finally {
                delivery.settled();
            }
            return finish(end, thrown);
        }

        private ReceiverResponse finish(Settled end, @Nullable Throwable thrown) {
            HeldClaim claim = delivery.claim();
            ReceiverResponse response = claim == null ? end.response() : claim.settle(delivery, end.response());
            events.handled(delivery, end.outcome(), response, Duration.between(since, clock.instant()));
            Ending told = ending;
            if (told != null) {
                tell(told, end.outcome(), response, thrown);
            }
            return response;
        }

        private void tell(
                Ending told, @Nullable Outcome outcome, ReceiverResponse response, @Nullable Throwable thrown) {
            try {
                told.settled(outcome, response, thrown);
            } catch (RuntimeException | Error e) {
                ReceiverLog.error("What was to hear how " + delivery + " was settled has failed", e);
            }
        }
    }
}
