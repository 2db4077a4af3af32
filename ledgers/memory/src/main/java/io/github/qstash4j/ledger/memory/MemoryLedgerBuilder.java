package io.github.qstash4j.ledger.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** The options of a {@link MemoryLedger}. */
public final class MemoryLedgerBuilder {

    private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);

    private Clock clock = Clock.systemUTC();
    private Duration retention = Duration.ofDays(7);
    private int maximumRecords = 100_000;

    MemoryLedgerBuilder() {}

    /**
     * What leases, retention and the end of a token are measured with; the system's clock by default. A clock that runs
     * ahead of the one that tokens are signed by forgets them too early.
     */
    public MemoryLedgerBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * How long a record is kept after it was last written: how long a message that was acknowledged is not handled
     * again, and how late a worker can still complete a message after its lease. 7 days by default. A claim is kept
     * until its lease is over even where that is longer.
     *
     * @throws IllegalArgumentException unless it is longer than nothing and at most 3650 days
     */
    public MemoryLedgerBuilder retention(Duration retention) {
        if (retention.isNegative() || retention.isZero() || retention.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException(
                    "retention must be longer than nothing and at most 3650 days, but is " + retention);
        }
        this.retention = retention;
        return this;
    }

    /**
     * How many messages that are completed or released are remembered; 100,000 by default. Beyond it those are
     * forgotten that were completed or released longest ago, and are handled again if they are delivered again.
     * Messages that are claimed do not count and are never forgotten for want of room. Each record holds its response,
     * whose body has up to 16 KiB.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public MemoryLedgerBuilder maximumRecords(int maximumRecords) {
        if (maximumRecords < 1) {
            throw new IllegalArgumentException("maximumRecords must be at least 1, but is " + maximumRecords);
        }
        this.maximumRecords = maximumRecords;
        return this;
    }

    /** A ledger that is empty. Notes in the log that it serves one process only. */
    public MemoryLedger build() {
        Lazy.LOGGER.log(
                System.Logger.Level.INFO,
                "Handled messages are remembered in memory: other processes, and this one after a restart, handle them"
                        + " again. Use a ledger with a shared store where more than one instance runs.");
        // A random UUID comes from SecureRandom, and is asked for by each claim: a snapshot of this object holds none.
        return new MemoryLedger(
                new LedgerTime(clock, retention), () -> UUID.randomUUID().toString(), maximumRecords);
    }

    /** A logger costs a cold start several milliseconds: only who wants a ledger pays for it. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(MemoryLedger.class.getPackageName());
    }
}
