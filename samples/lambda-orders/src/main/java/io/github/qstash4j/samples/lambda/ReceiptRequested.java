package io.github.qstash4j.samples.lambda;

import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;

/** Sends receipts, which {@link OrderPlaced} asks for. */
public final class ReceiptRequested extends QStashStreamHandler {

    /** The environment has all that it needs. */
    public ReceiptRequested() {
        super(ReceiptRequested::requested);
    }

    private static Outcome requested(Delivery delivery) {
        Order order = delivery.payload(Order.class);
        System.out.println("receipt for " + order.orderId() + " over " + order.amount() + " cents");
        return Outcome.acknowledge();
    }
}
