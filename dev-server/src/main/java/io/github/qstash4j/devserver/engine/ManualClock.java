package io.github.qstash4j.devserver.engine;

import java.time.Instant;

/** Scheduling time that stands still until it is moved. */
public final class ManualClock implements SchedulingClock {

    private volatile Instant now;

    public ManualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    /** Moves on; an earlier time changes nothing. */
    void moveTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    @Override
    public void start(Runnable onWake) {}

    @Override
    public void wakeAt(Instant time) {}

    @Override
    public void close() {}
}
