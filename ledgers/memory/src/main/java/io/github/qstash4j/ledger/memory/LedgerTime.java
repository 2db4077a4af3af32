package io.github.qstash4j.ledger.memory;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One clock for leases, which are instants, and for the caches, which count nanoseconds. */
final class LedgerTime implements Ticker {

    private final Clock clock;
    private final Instant origin;
    private final Duration retention;

    LedgerTime(Clock clock, Duration retention) {
        this.clock = clock;
        this.origin = clock.instant();
        this.retention = retention;
    }

    Instant now() {
        return clock.instant();
    }

    /** When a record that is written now has outlived its use. */
    Instant endOfRetention() {
        return now().plus(retention);
    }

    @Override
    public long read() {
        return TimeUnit.NANOSECONDS.convert(Duration.between(origin, now()));
    }

    /** Nanoseconds from a reading of this ticker to an instant; 0 if that is past. */
    long until(Instant end, long reading) {
        return Math.max(0, TimeUnit.NANOSECONDS.convert(Duration.between(origin.plusNanos(reading), end)));
    }
}
