package io.github.qstash4j.client.queue;

import io.github.qstash4j.client.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue, as QStash had it when it answered.
 *
 * @param parallelism how many messages are delivered at once; with 1, one after another in their order
 * @param paused whether messages are kept and not delivered
 * @param lag how many messages are not finished
 * @param createdAt null when QStash does not tell
 * @param updatedAt null when QStash does not tell
 * @see <a href="https://upstash.com/docs/qstash/api/queues/get">Get a queue, in the QStash documentation</a>
 */
public record Queue(
        String name,
        long parallelism,
        boolean paused,
        long lag,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    static Queue read(JsonValue json) {
        return new Queue(
                json.get("name").requiredText(),
                json.get("parallelism").count(),
                json.get("paused").isTrue(),
                json.get("lag").count(),
                json.get("createdAt").millis(),
                json.get("updatedAt").millis());
    }
}
