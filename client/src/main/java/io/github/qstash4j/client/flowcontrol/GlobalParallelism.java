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
        JsonValue max = json.get("parallelismMax").required();
        return new GlobalParallelism(max.count(), json.get("parallelismCount").count());
    }
}
