package io.github.qstash4j.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time as the client sees it, so that a test need not wait. */
interface Timing {

    Timing SYSTEM = new Timing() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void after(Duration pause, Runnable action) {
            CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(action);
        }
    };

    /** Elapsed time, from an arbitrary origin. */
    long nanos();

    /** The wall clock, for dates that a server sends. */
    Instant now();

    /** Runs the action when the pause is over, on any thread. */
    void after(Duration pause, Runnable action);
}
