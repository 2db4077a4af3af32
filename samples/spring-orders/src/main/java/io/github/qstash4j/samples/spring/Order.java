package io.github.qstash4j.samples.spring;

/**
 * What a customer wants.
 *
 * @param amount in cents
 */
record Order(String orderId, String warehouse, int amount, boolean cancelled) {}
