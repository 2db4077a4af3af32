package io.github.qstash4j.samples.micronaut;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a customer ordered.
 *
 * @param warehouse where it is sent from
 * @param amount in cents
 */
@Serdeable
public record Order(String orderId, String warehouse, int amount, boolean cancelled) {}
