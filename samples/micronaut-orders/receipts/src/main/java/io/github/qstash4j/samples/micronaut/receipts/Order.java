package io.github.qstash4j.samples.micronaut.receipts;

import io.micronaut.serde.annotation.Serdeable;

/** What a receipt is for. */
@Serdeable
public record Order(String orderId, int amount) {}
