package io.github.qstash4j.test.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves, and that moves by itself a little at each look where a test wants that. */
final class VirtualClock extends Clock {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final Duration perLook;

    VirtualClock() {
        this(Duration.ZERO);
    }

    VirtualClock(Duration perLook) {
        this.perLook = perLook;
    }

    /** Whether it moves by itself. */
    boolean passes() {
        return !perLook.isZero();
    }

    void advance(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(before -> before.plus(perLook));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
