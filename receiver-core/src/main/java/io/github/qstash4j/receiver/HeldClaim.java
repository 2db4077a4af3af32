package io.github.qstash4j.receiver;

import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Duration;
import java.util.Set;

/** This worker's claim on a delivery. */
final class HeldClaim {

    private final LedgerOptions options;
    private final ClaimOwner owner;
    private final Set<String> progress;
    private final ReceiverEvents events;

    HeldClaim(LedgerOptions options, ClaimOwner owner, Set<String> progress, ReceiverEvents events) {
        this.options = options;
        this.owner = owner;
        this.progress = progress;
        this.events = events;
    }

    Set<String> progress() {
        return progress;
    }

    boolean renew(Duration lease) {
        return ledger().renew(owner, lease);
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
        try {
            held = response.isSuccess() ? ledger().complete(owner, recorded(response)) : ledger().release(owner);
        } catch (RuntimeException e) {
            events.ledgerFailed(delivery, e);
            boolean unknown = response.isSuccess() && options.onFailure() == LedgerFailure.RETRY;
            return unknown ? Settlement.retry() : response;
        }
        if (held) {
            return response;
        }
        events.claimLost(delivery);
        return Settlement.busy(options.lease());
    }

    private static RecordedResponse recorded(ReceiverResponse response) {
        return RecordedResponse.of(response.status(), response.headers().get("Content-Type"), response.body());
    }

    private DeliveryLedger ledger() {
        return options.ledger();
    }
}
