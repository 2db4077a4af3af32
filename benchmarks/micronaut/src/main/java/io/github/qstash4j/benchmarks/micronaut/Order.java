package io.github.qstash4j.benchmarks.micronaut;

import io.micronaut.serde.annotation.Serdeable;

/** The payload. */
@Serdeable
record Order(String orderId, int amount) {}
