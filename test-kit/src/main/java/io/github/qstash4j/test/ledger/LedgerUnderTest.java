package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A ledger, and the hands that the contract needs around it. Each case opens one and closes it; the store behind may be
 * the same all the time, since each case works in a namespace of its own.
 *
 * <p>What a ledger cannot have it leaves empty, and excludes the cases that ask for it.
 */
public interface LedgerUnderTest extends AutoCloseable {

    /** The ledger, the same one each time. */
    DeliveryLedger ledger();

    /**
     * A second ledger on the same store that shares nothing else with the first, as another process would have it;
     * empty when the store is the process itself.
     */
    default Optional<DeliveryLedger> another() {
        return Optional.empty();
    }

    /**
     * Returns when this time has passed for the ledger: at once where its clock is moved by the test, later where the
     * clock is the store's own.
     */
    void letPass(Duration time) throws InterruptedException;

    /**
     * The lease that cases work with, at least a second and at most a day. Where time is the store's, choose one that
     * can be waited for, such as two seconds.
     */
    default Duration lease() {
        return Duration.ofMinutes(15);
    }

    /** How long a record is kept after it was last written, as this ledger was configured; at least five leases. */
    default Duration retention() {
        return Duration.ofDays(7);
    }

    /**
     * How exactly this test can tell times apart, at most a quarter of the lease: what two calls in a row may take.
     * Where time is the store's, half a second is fair.
     */
    default Duration precision() {
        return Duration.ofMillis(1);
    }

    /** The store's engine, to be stopped and slowed down; empty when there is none. */
    default Optional<LedgerEngine> engine() {
        return Optional.empty();
    }

    /** The clock of the process, for ledgers that measure leases by it; empty when the store's decides. */
    default Optional<ClientClock> clientClock() {
        return Optional.empty();
    }

    /** Lets go of the ledger. */
    @Override
    void close() throws IOException;
}
