package io.github.qstash4j.samples.lambda;

import io.github.qstash4j.lambda.QStashFunction;
import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;

/** Hears of orders that QStash has given up. */
public final class DeliveryFailed extends QStashStreamHandler {

    /** A failure callback is a request of another form, so this says that it takes them. */
    public DeliveryFailed() {
        super(QStashFunction.failureCallbacks(DeliveryFailed::failed));
    }

    private static Outcome failed(FailureCallback failure) {
        Order order = failure.sourcePayload(Order.class);
        System.out.println(order.orderId() + " failed with " + failure.status() + ": " + failure.text());
        return Outcome.acknowledge();
    }
}
