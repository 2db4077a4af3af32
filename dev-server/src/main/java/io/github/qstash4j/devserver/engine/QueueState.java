package io.github.qstash4j.devserver.engine;

import java.time.Instant;

/**
 * What a queue is like at a moment.
 *
 * @param parallelism how many of its messages are delivered at once, at most
 * @param lag how many of its messages wait, are delivered, or have callbacks that have not ended; a message joins when
 *     its delay has passed
 * @param createdAt in scheduling time, as is {@code updatedAt}
 */
public record QueueState(String name, int parallelism, boolean paused, int lag, Instant createdAt, Instant updatedAt) {}
