package io.github.qstash4j.samples.spring.receipts;

/**
 * What a customer wants.
 *
 * @param amount in cents
 */
record Order(String orderId, String warehouse, int amount, boolean cancelled) {}
