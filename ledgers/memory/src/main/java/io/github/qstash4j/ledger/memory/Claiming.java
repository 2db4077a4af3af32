package io.github.qstash4j.ledger.memory;

import io.github.qstash4j.ledger.memory.DeliveryRecord.Claimed;
import io.github.qstash4j.ledger.memory.DeliveryRecord.Completed;
import io.github.qstash4j.ledger.memory.DeliveryRecord.Released;
import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One claim on its way: through its token's lock, then its record's, to a decision. Of one thread. */
final class Claiming {

    private final ClaimRequest request;
    private final String ownerToken;
    private final LedgerTime time;
    private final Records records;
    private Claim decision = new Claim.Conflict();

    Claiming(ClaimRequest request, String ownerToken, LedgerTime time, Records records) {
        this.request = request;
        this.ownerToken = ownerToken;
        this.time = time;
        this.records = records;
    }

    Claim decision() {
        return decision;
    }

    /** What the token is bound to from now on; a conflict leaves that as it was. */
    @Nullable TokenBinding bind(@Nullable TokenBinding bound) {
        String messageId = request.key().messageId();
        if (bound != null && !bound.messageId().equals(messageId)) {
            return bound;
        }
        records.change(request.key(), this::decide);
        return decision instanceof Claim.Conflict ? bound : new TokenBinding(messageId, time.now().plus(request.tokenLife()));
    }

    private DeliveryRecord decide(@Nullable DeliveryRecord found) {
        if (found == null) {
            return grant(Set.of());
        }
        if (!found.bodyHash().equals(request.bodyHash())) {
            return found;
        }
        if (found instanceof Completed completed) {
            decision = new Claim.Completed(completed.response());
            return found;
        }
        if (found instanceof Claimed claimed) {
            Instant now = time.now();
            if (now.isBefore(claimed.leaseEnd())) {
                decision = new Claim.InProgress(Duration.between(now, claimed.leaseEnd()));
                return found;
            }
            return grant(claimed.progress());
        }
        return grant(((Released) found).progress());
    }

    private Claimed grant(Set<String> progress) {
        decision = new Claim.Granted(new ClaimOwner(request.key(), ownerToken), progress);
        return Claimed.by(ownerToken, request.bodyHash(), progress, request.lease(), time);
    }
}
