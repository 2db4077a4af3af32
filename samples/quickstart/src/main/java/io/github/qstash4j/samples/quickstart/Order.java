package io.github.qstash4j.samples.quickstart;

/**
 * What a customer ordered.
 *
 * @param amount in cents
 */
record Order(String orderId, int amount) {}
