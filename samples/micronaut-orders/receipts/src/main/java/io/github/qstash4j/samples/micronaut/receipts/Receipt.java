package io.github.qstash4j.samples.micronaut.receipts;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.micronaut.function.FunctionBean;
import java.util.function.BiFunction;

/** Sends receipts, which the service asks for. */
@FunctionBean("receipt")
public class Receipt implements BiFunction<Order, Delivery, Outcome> {

    @Override
    public Outcome apply(Order order, Delivery delivery) {
        String language = delivery.headers().first("Order-Language");
        System.out.println("receipt " + order.orderId() + " over " + order.amount() + " cents in "
                + (language == null ? "en" : language));
        return Outcome.acknowledge();
    }
}
