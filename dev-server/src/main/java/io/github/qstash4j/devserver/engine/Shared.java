package io.github.qstash4j.devserver.engine;

import java.time.Instant;

/** What the parts of an engine have in common: its lock, its time, and the way of messages to their attempts. */
record Shared(Object lock, SchedulingClock clock, Dispatcher dispatcher) {

    Instant now() {
        return clock.now();
    }
}
