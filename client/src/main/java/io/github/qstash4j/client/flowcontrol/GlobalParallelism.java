package io.github.qstash4j.client.flowcontrol;

import io.github.qstash4j.client.JsonValue;

/**
 * How many deliveries of the account are under way.
 *
 * @param max how many may be
 * @param count how many are
 */
public record GlobalParallelism(long max, long count) {

    static GlobalParallelism read(JsonValue json) {
        return new GlobalParallelism(
                json.get("parallelismMax").required().count(),
                json.get("parallelismCount").required().count());
    }
}
