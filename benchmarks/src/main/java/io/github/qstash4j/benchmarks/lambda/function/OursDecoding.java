package io.github.qstash4j.benchmarks.lambda.function;

import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;

/** {@link Ours} with a payload. */
public final class OursDecoding extends QStashStreamHandler {

    /** Made by the runtime client. */
    public OursDecoding() {
        super(OursDecoding::take);
    }

    private static Outcome take(Delivery delivery) {
        Order order = delivery.payload(Order.class);
        return order.items().isEmpty() ? Outcome.reject("An order of nothing.") : Outcome.acknowledge();
    }
}
