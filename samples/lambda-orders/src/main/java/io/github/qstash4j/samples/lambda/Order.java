package io.github.qstash4j.samples.lambda;

/**
 * What a customer ordered.
 *
 * @param warehouse where it is sent from
 * @param amount in cents
 */
public record Order(String orderId, String warehouse, int amount, boolean cancelled) {}
