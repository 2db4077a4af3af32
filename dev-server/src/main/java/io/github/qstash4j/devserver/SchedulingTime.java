package io.github.qstash4j.devserver;

import io.github.qstash4j.devserver.engine.SchedulingClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Scheduling time as the JDK's type for clocks. */
final class SchedulingTime extends Clock {

    private final SchedulingClock clock;

    SchedulingTime(SchedulingClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A clock of a dev server has no other zone than UTC.");
    }
}
