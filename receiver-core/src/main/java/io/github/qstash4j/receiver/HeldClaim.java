package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** This worker's claim on a delivery. */
final class HeldClaim {

    private final LedgerOptions options;
    private final ClaimOwner owner;
    private final Set<String> progress;
    private final ReceiverEvents events;
    private final Clock clock;
    private volatile Duration lease;
    private volatile Instant end;

    HeldClaim(
            LedgerOptions options,
            ClaimOwner owner,
            Set<String> progress,
            Duration lease,
            ReceiverEvents events,
            Clock schedulingClock) {
        this.options = options;
        this.owner = owner;
        this.progress = progress;
        this.lease = lease;
        this.events = events;
        this.clock = schedulingClock;
        this.end = clock.instant().plus(lease);
    }

    Set<String> progress() {
        return progress;
    }

    /** A ledger that is asked for no lease at all fails, and that would pass for an outage. */
    static Duration checked(Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("A lease must be longer than nothing, and is " + lease + ".");
        }
        return lease;
    }

    boolean renew() {
        return renew(lease);
    }

    boolean renew(Duration newLease) {
        boolean renewed = ledger().renew(owner, newLease);
        if (renewed) {
            lease = newLease;
            end = clock.instant().plus(newLease);
        }
        return renewed;
    }

    /** What is left of the lease; less than nothing where it has ended. */
    Duration left() {
        return Duration.between(clock.instant(), end);
    }

    boolean record(String step) {
        return ledger().record(owner, step);
    }

    /**
     * Ends the claim: for good after a success, and otherwise so that the next delivery may claim at once.
     *
     * @return what QStash is to be told, which is the response if this worker still had the claim
     */
    ReceiverResponse settle(Delivery delivery, ReceiverResponse response) {
        boolean held;
        // The driver of a store gives up at once in a thread that is interrupted, and the claim would stay behind.
        boolean interrupted = Thread.interrupted();
        try {
            held = response.isSuccess() ? ledger().complete(owner, recorded(response)) : ledger().release(owner);
        } catch (Exception e) {
            events.ledgerFailed(delivery, e);
            boolean unknown = response.isSuccess() && options.onFailure() == LedgerFailure.RETRY;
            return unknown ? Settlement.retry() : response;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (held) {
            return response;
        }
        events.claimLost(delivery);
        return Settlement.busy(options.lease());
    }

    private static RecordedResponse recorded(ReceiverResponse response) {
        return RecordedResponse.of(response.status(), response.contentType(), response.body());
    }

    private DeliveryLedger ledger() {
        return options.ledger();
    }
}
