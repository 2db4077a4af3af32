package io.github.qstash4j.test.ledger;

import java.time.Duration;
import java.time.Instant;

/** A clock that moves by itself too, a little at each look. */
final class PassingClock extends VirtualClock {

    private static final Duration PER_LOOK = Duration.ofNanos(234_567);

    @Override
    public synchronized Instant instant() {
        advance(PER_LOOK);
        return super.instant();
    }
}
