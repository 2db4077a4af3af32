package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link ConsumerDelivery} in an attribute of its request, which no caller can set. */
final class ConsumerExchange {

    private static final String ATTRIBUTE = ConsumerExchange.class.getName();

    private final ConsumerRoute consumer;
    private final ConsumerDelivery delivery;
    private volatile @Nullable Thread consumerThread;
    private volatile @Nullable Throwable thrown;

    ConsumerExchange(Admission.Admitted admitted, ConsumerRoute consumer) {
        this.consumer = consumer;
        this.delivery = new ConsumerDelivery(
                admitted, consumer, exception -> consumerThread == null && UnfitContent.isReason(exception));
    }

    static Optional<ConsumerExchange> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, ConsumerExchange.class);
    }

    void attachTo(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    ConsumerDelivery delivery() {
        return delivery;
    }

    /** The consumer is about to run, in this thread. */
    void reached() {
        consumerThread = Thread.currentThread();
        thrown = null;
        delivery.reached();
    }

    /** The consumer has thrown this, whatever becomes of it. */
    void threw(Throwable newThrown) {
        thrown = newThrown;
    }

    /** What the consumer has thrown, as far as it is known. */
    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /** Whether the consumer has run, and was to return an Outcome. */
    boolean owesOutcome() {
        return consumerThread != null && consumer.declaresOutcome();
    }

    /** Whether this is the thread that the consumer ran in, which may wait as the consumer may. */
    boolean isInConsumerThread() {
        return Thread.currentThread().equals(consumerThread);
    }
}
