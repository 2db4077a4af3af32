package io.github.qstash4j.spring.function;

/** What deliveries of these tests are about, if they are about anything. */
record Order(String orderId, int amount) {}
