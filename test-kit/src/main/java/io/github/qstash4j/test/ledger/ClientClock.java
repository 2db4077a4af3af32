package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.time.Duration;

/** The clocks of processes that share a store, where it is they that decide whether a lease is over. */
public interface ClientClock {

    /** Another ledger on the same store, whose process has a clock that is off by this much; ahead when positive. */
    DeliveryLedger off(Duration offset);

    /**
     * How far clocks may be off without harm, a minute or more: others are kept out for that much longer than a lease.
     */
    Duration margin();
}
