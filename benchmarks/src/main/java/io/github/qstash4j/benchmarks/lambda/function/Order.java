package io.github.qstash4j.benchmarks.lambda.function;

import java.util.List;

/** What a message tells of. */
public record Order(String orderId, String customer, long amount, List<Item> items) {

    /** One line of an order. */
    public record Item(String article, int quantity) {}
}
