package io.github.qstash4j.benchmarks.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;

/**
 * What a contender is configured with.
 *
 * @param url the one URL that messages are published to
 * @param currentKey signs most deliveries
 * @param nextKey signs after keys were rolled
 * @param clock what the times of a token are compared with; stands still while one token serves a whole run
 */
public record Endpoint(String url, String currentKey, String nextKey, Clock clock) {

    static final String ISSUER = "Upstash";
    static final int LEEWAY_SECONDS = 5;

    byte[] currentKeyBytes() {
        return currentKey.getBytes(UTF_8);
    }

    byte[] nextKeyBytes() {
        return nextKey.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "Endpoint[" + url + "]";
    }
}
