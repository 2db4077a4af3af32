package io.github.qstash4j.spring.observation;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/**
 * The handling of a delivery. It is a part of the request's own observation where there is one, as there is on Spring
 * MVC and WebFlux, and otherwise goes on with the trace that the delivery's headers name.
 */
public final class QStashReceiveContext extends ReceiverContext<Delivery> {

    private final ObservedEndpoint consumer;
    private final Delivery delivery;
    private volatile @Nullable ReceiverResponse settledBy;

    QStashReceiveContext(ObservedEndpoint consumer, Delivery delivery, boolean first) {
        super((carrier, name) -> first ? carrier.headers().first(name) : null);
        this.consumer = consumer;
        this.delivery = delivery;
        setCarrier(delivery);
    }

    /** Who handles it. */
    public ObservedEndpoint consumer() {
        return consumer;
    }

    /** What is handled. */
    public Delivery delivery() {
        return delivery;
    }

    /** What QStash is told; null until the delivery is settled. */
    public @Nullable ReceiverResponse response() {
        return settledBy;
    }

    void settledBy(ReceiverResponse response) {
        settledBy = response;
    }
}
