package io.github.qstash4j.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before trying again: anything from nothing to a bound that doubles with every try. */
final class Backoff {

    private static final long FIRST_BOUND_MILLIS = 200;
    private static final long LAST_BOUND_MILLIS = 5_000;

    private final DoubleSupplier jitter;

    /** Takes a source of numbers from 0 (inclusive) to 1 (exclusive), which must be thread-safe. */
    Backoff(DoubleSupplier jitter) {
        this.jitter = jitter;
    }

    /** The wait after so many failed tries, 1 or more. */
    Duration after(int failedTries) {
        int doublings = Math.min(failedTries - 1, 10);
        long bound = Math.min(FIRST_BOUND_MILLIS << doublings, LAST_BOUND_MILLIS);
        return Duration.ofNanos((long) (Duration.ofMillis(bound).toNanos() * jitter.getAsDouble()));
    }
}
