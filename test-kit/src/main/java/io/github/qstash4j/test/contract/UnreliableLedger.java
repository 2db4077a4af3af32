package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerException;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger that is out of order for messages whose id says so, since a ledger cannot be reached over the wire. */
final class UnreliableLedger implements DeliveryLedger {

    static final String FAILS_TO_CLAIM = "msg_fails-to-claim_";
    static final String FAILS_TO_COMPLETE = "msg_fails-to-complete_";

    private final DeliveryLedger ledger;
    private final Set<ClaimOwner> uncompletable = ConcurrentHashMap.newKeySet();

    UnreliableLedger(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Claim claim(ClaimRequest request) {
        if (request.key().messageId().startsWith(FAILS_TO_CLAIM)) {
            throw outOfOrder();
        }
        Claim claim = ledger.claim(request);
        if (claim instanceof Claim.Granted granted && request.key().messageId().startsWith(FAILS_TO_COMPLETE)) {
            uncompletable.add(granted.owner());
        }
        return claim;
    }

    @Override
    public boolean renew(ClaimOwner owner, Duration lease) {
        return ledger.renew(owner, lease);
    }

    @Override
    public boolean record(ClaimOwner owner, String step) {
        return ledger.record(owner, step);
    }

    @Override
    public boolean complete(ClaimOwner owner, RecordedResponse response) {
        if (uncompletable.contains(owner)) {
            throw outOfOrder();
        }
        return ledger.complete(owner, response);
    }

    @Override
    public boolean release(ClaimOwner owner) {
        return ledger.release(owner);
    }

    private static LedgerException outOfOrder() {
        return new LedgerException("Out of order, as the contract has it.", new IllegalStateException(Answer.SECRET));
    }
}
