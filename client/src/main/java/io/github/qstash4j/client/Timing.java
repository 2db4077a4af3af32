package io.github.qstash4j.client;

import java.time.Duration;
import java.time.Instant;
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
        public void pause(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };

    /** Elapsed time, from an arbitrary origin. */
    long nanos();

    /** The wall clock, for dates that a server sends. */
    Instant now();

    void pause(Duration duration) throws InterruptedException;
}
