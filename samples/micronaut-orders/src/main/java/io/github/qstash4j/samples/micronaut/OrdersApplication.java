package io.github.qstash4j.samples.micronaut;

import io.micronaut.runtime.Micronaut;

/** The service. */
public final class OrdersApplication {

    private OrdersApplication() {}

    /** Starts it. */
    public static void main(String[] arguments) {
        Micronaut.run(OrdersApplication.class, arguments);
    }
}
