package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Receiver;

/** Deliveries in Spring Cloud Function. */
public final class QStashFunctions {

    /**
     * The header of a message in which a function that is a {@link io.github.qstash4j.spring.QStashConsumer} finds its
     * {@link io.github.qstash4j.receiver.Delivery}.
     */
    public static final String DELIVERY = "qstash-delivery";

    /** The header in which a function says, as an integer, what HTTP status its message is to be answered with. */
    public static final String STATUS = "statusCode";

    private QStashFunctions() {}

    /**
     * A function that verifies what it is called with and answers it, for every transport of Spring Cloud Function that
     * hands over the body's bytes as they were sent, and the request's headers. It needs nothing else of this library's
     * Spring support.
     *
     * <p>Its own URL it is told by the receiver's public URL, or by {@link VerifiedFunction#at}: a header of the
     * message is not believed.
     */
    public static VerifiedFunction verified(Receiver receiver, DeliveryHandler handler) {
        return new VerifiedFunction(receiver, handler, "/", null);
    }
}
