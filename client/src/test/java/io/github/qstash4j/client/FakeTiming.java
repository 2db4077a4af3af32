package io.github.qstash4j.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits. */
final class FakeTiming implements Timing {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    final List<Duration> pauses = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    @Override
    public long nanos() {
        return passed.toNanos();
    }

    @Override
    public Instant now() {
        return START.plus(passed);
    }

    @Override
    public void after(Duration pause, Runnable action) {
        pauses.add(pause);
        passed = passed.plus(pause);
        action.run();
    }
}
