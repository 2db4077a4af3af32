package io.github.qstash4j.samples.lambda;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import java.time.Duration;
import java.util.Objects;

/** Takes orders. The receipt is sent when QStash hears that the order is done, and not twice when it comes again. */
public final class OrderPlaced extends QStashStreamHandler {

    private static final String RECEIPT_URL =
            Objects.requireNonNull(System.getenv("RECEIPT_URL"), "RECEIPT_URL must be where ReceiptRequested is.");

    /** Lambda calls it once for each environment, and then no more than reads the next event. */
    public OrderPlaced() {
        super(FollowUp.handler(QStash.fromEnvironment(), OrderPlaced::placed));
    }

    private static Outcome placed(Delivery delivery, FollowUp followUp) {
        Order order = delivery.payload(Order.class);
        if (order.cancelled()) {
            return Outcome.reject("order " + order.orderId() + " is cancelled");
        }
        if (isClosed(order.warehouse(), delivery)) {
            return Outcome.retryAfter(Duration.ofSeconds(10));
        }
        followUp.publish("receipt", OutgoingMessage.to(RECEIPT_URL).json(order));
        return Outcome.acknowledge();
    }

    /** Stands for a question to a system of yours: Lisbon is closed when an order comes for the first time. */
    private static boolean isClosed(String warehouse, Delivery delivery) {
        return "lisbon".equals(warehouse) && !delivery.isRetry();
    }
}
