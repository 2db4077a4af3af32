package io.github.qstash4j.devserver.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Scheduling time that stands still until a test moves it. */
final class SteppedClock implements SchedulingClock {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private @Nullable Instant next;
    private Runnable onWake = () -> {};

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void start(Runnable wake) {
        onWake = wake;
    }

    @Override
    public void wakeAt(Instant time) {
        if (next == null || time.isBefore(next)) {
            next = time;
        }
    }

    /** Does everything that is due until then, each at its time. */
    void advance(Duration duration) {
        Instant end = now.plus(duration);
        for (Instant time = next; time != null && !time.isAfter(end); time = next) {
            next = null;
            now = time.isAfter(now) ? time : now;
            onWake.run();
        }
        now = end;
    }

    @Override
    public void close() {}
}
