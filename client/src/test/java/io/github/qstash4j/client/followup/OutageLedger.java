package io.github.qstash4j.client.followup;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerException;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.io.IOException;
import java.time.Duration;

/** A ledger whose store is gone when a test says so: from the first renewal, or from the first record on. */
final class OutageLedger implements DeliveryLedger {

    private final DeliveryLedger ledger;
    volatile boolean renews = true;
    volatile boolean records = true;

    OutageLedger(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Claim claim(ClaimRequest request) {
        return ledger.claim(request);
    }

    @Override
    public boolean renew(ClaimOwner owner, Duration lease) {
        if (!renews) {
            throw new LedgerException("gone before sending", new IOException("gone"));
        }
        return ledger.renew(owner, lease);
    }

    @Override
    public boolean record(ClaimOwner owner, String step) {
        if (!records) {
            throw new LedgerException("gone after sending", new IOException("gone"));
        }
        return ledger.record(owner, step);
    }

    @Override
    public boolean complete(ClaimOwner owner, RecordedResponse response) {
        return ledger.complete(owner, response);
    }

    @Override
    public boolean release(ClaimOwner owner) {
        return ledger.release(owner);
    }
}
