package io.github.qstash4j.receiver;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What a receiver decided about a request, for frameworks that invoke the handler themselves: either the answer is
 * settled, or the delivery is handed over together with the duty to settle it.
 */
public sealed interface Admission {

    /**
     * The request is not to be handled.
     *
     * @param response what to answer
     */
    record Refused(ReceiverResponse response) implements Admission {}

    /** The delivery is to be handled, and then settled once, in one of three ways. */
    final class Admitted implements Admission {

        private final Delivery delivery;
        private final Settlement settlement;
        private final AtomicBoolean settled = new AtomicBoolean();

        Admitted(Delivery delivery, Settlement settlement) {
            this.delivery = delivery;
            this.settlement = settlement;
        }

        /** The verified delivery. */
        public Delivery delivery() {
            return delivery;
        }

        /**
         * The handler returned.
         *
         * @return what to answer
         * @throws IllegalStateException if this delivery is settled already
         */
        public ReceiverResponse settle(Outcome outcome) {
            return settleOnce(() -> settlement.of(delivery, outcome));
        }

        /**
         * The handler threw.
         *
         * @return what to answer: a retry, or, for a {@link PayloadException}, a rejection
         * @throws IllegalStateException if this delivery is settled already
         */
        public ReceiverResponse settle(Throwable thrown) {
            return settleOnce(() -> settlement.of(delivery, thrown));
        }

        /**
         * The framework made a response of its own.
         *
         * @return that response, or another one when it was a success that must not be told to QStash
         * @throws IllegalStateException if this delivery is settled already
         */
        public ReceiverResponse settle(ReceiverResponse own) {
            return settleOnce(() -> settlement.of(delivery, own));
        }

        private ReceiverResponse settleOnce(Supplier<ReceiverResponse> response) {
            if (!settled.compareAndSet(false, true)) {
                throw new IllegalStateException("This delivery is settled already.");
            }
            try {
                return response.get();
            } finally {
                delivery.settled();
            }
        }
    }
}
