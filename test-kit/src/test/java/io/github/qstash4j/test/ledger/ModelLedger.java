package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import io.github.qstash4j.test.ledger.ModelStore.Binding;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import io.github.qstash4j.test.ledger.ModelStore.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is obviously right: two maps and one lock. What it decides it decides in methods of its own, for
 * mutants to decide otherwise.
 */
class ModelLedger implements DeliveryLedger {

    final ModelStore store;
    final Clock clock;
    final Duration margin;
    final Duration retention;

    /** What a process knows of its store. */
    record Setting(ModelStore store, Clock clock, Duration margin, Duration retention) {}

    ModelLedger(Setting setting) {
        this.store = setting.store();
        this.clock = setting.clock();
        this.margin = setting.margin();
        this.retention = setting.retention();
    }

    @Override
    public Claim claim(ClaimRequest request) {
        requireLonger(request.lease());
        synchronized (store) {
            Instant now = clock.instant();
            Object token = tokenKey(request);
            Binding bound = store.tokens.get(token);
            if (bound != null
                    && !tokenOver(bound, now)
                    && !bound.messageId().equals(request.key().messageId())) {
                return new Claim.Conflict();
            }
            Claim claim = decide(request, now);
            if (binds(claim)) {
                store.tokens.put(token, new Binding(request.key().messageId(), now.plus(request.tokenLife())));
            }
            return claim;
        }
    }

    Claim decide(ClaimRequest request, Instant now) {
        Row found = row(request.key(), now);
        if (found != null && conflicts(found, request)) {
            return new Claim.Conflict();
        }
        if (found != null && found.state() == State.COMPLETED) {
            return new Claim.Completed(recorded(found));
        }
        if (found != null && found.state() == State.CLAIMED && !leaseOver(found, now)) {
            return new Claim.InProgress(Duration.between(now, found.leaseEnd().plus(margin)));
        }
        return grant(request, found == null ? Set.of() : taken(found), now);
    }

    Claim grant(ClaimRequest request, Set<String> progress, Instant now) {
        String owner = newOwner();
        put(
                request.key(),
                new Row(State.CLAIMED, owner, now.plus(request.lease()), request.bodyHash(), progress, null, now));
        return new Claim.Granted(new ClaimOwner(request.key(), owner), progress);
    }

    @Override
    public boolean renew(ClaimOwner owner, Duration lease) {
        requireLonger(lease);
        synchronized (store) {
            Instant now = clock.instant();
            Row row = row(owner.key(), now);
            if (row == null || !mayRenew(row, owner, now)) {
                return false;
            }
            put(owner.key(), renewed(row, lease, now));
            return true;
        }
    }

    @Override
    public boolean record(ClaimOwner owner, String step) {
        synchronized (store) {
            Instant now = clock.instant();
            Row row = row(owner.key(), now);
            if (row == null || !mayRecord(row, owner, now)) {
                return false;
            }
            put(owner.key(), noted(row, with(row.progress(), step), now));
            return true;
        }
    }

    @Override
    public boolean complete(ClaimOwner owner, RecordedResponse response) {
        synchronized (store) {
            Instant now = clock.instant();
            Row row = row(owner.key(), now);
            if (row == null || !mayComplete(row, owner, now)) {
                return false;
            }
            put(
                    owner.key(),
                    new Row(
                            State.COMPLETED,
                            row.owner(),
                            row.leaseEnd(),
                            row.bodyHash(),
                            row.progress(),
                            response,
                            now));
            return true;
        }
    }

    @Override
    public boolean release(ClaimOwner owner) {
        synchronized (store) {
            Instant now = clock.instant();
            Row row = row(owner.key(), now);
            if (row == null || !mayRelease(row, owner, now)) {
                return false;
            }
            put(owner.key(), released(row, now));
            return true;
        }
    }

    @Nullable Row row(LedgerKey key, Instant now) {
        Row row = store.rows.get(rowKey(key));
        return row == null || forgotten(row, now) ? null : row;
    }

    void put(LedgerKey key, Row row) {
        store.rows.put(rowKey(key), row);
    }

    Object rowKey(LedgerKey key) {
        return List.of(key.namespace(), key.endpoint(), key.messageId());
    }

    Object tokenKey(ClaimRequest request) {
        return List.of(request.key().namespace(), request.tokenId());
    }

    boolean tokenOver(Binding bound, Instant now) {
        return !now.isBefore(bound.end().plus(margin));
    }

    boolean binds(Claim claim) {
        return !(claim instanceof Claim.Conflict);
    }

    boolean conflicts(Row found, ClaimRequest request) {
        return !found.bodyHash().equals(request.bodyHash());
    }

    boolean leaseOver(Row row, Instant now) {
        return !now.isBefore(row.leaseEnd().plus(margin));
    }

    /** A lease is kept to its end whatever the retention is. */
    boolean forgotten(Row row, Instant now) {
        boolean held = row.state() == State.CLAIMED && !leaseOver(row, now);
        return !held && !now.isBefore(row.written().plus(retention).plus(margin));
    }

    Set<String> taken(Row found) {
        return found.progress();
    }

    RecordedResponse recorded(Row completed) {
        RecordedResponse response = completed.response();
        if (response == null) {
            throw new IllegalStateException("A message that is completed has a response.");
        }
        return response;
    }

    String newOwner() {
        return UUID.randomUUID().toString();
    }

    boolean owns(Row row, ClaimOwner owner) {
        return row.state() == State.CLAIMED && row.owner().equals(owner.token());
    }

    boolean mayRenew(Row row, ClaimOwner owner, Instant now) {
        return owns(row, owner);
    }

    boolean mayRecord(Row row, ClaimOwner owner, Instant now) {
        return owns(row, owner);
    }

    boolean mayComplete(Row row, ClaimOwner owner, Instant now) {
        return owns(row, owner);
    }

    boolean mayRelease(Row row, ClaimOwner owner, Instant now) {
        return owns(row, owner);
    }

    Row renewed(Row row, Duration lease, Instant now) {
        return new Row(row.state(), row.owner(), now.plus(lease), row.bodyHash(), row.progress(), null, now);
    }

    Row noted(Row row, Set<String> progress, Instant now) {
        return new Row(row.state(), row.owner(), row.leaseEnd(), row.bodyHash(), progress, row.response(), now);
    }

    Row released(Row row, Instant now) {
        return new Row(State.RELEASED, row.owner(), row.leaseEnd(), row.bodyHash(), row.progress(), null, now);
    }

    Set<String> with(Set<String> progress, String step) {
        Set<String> more = new HashSet<>(progress);
        more.add(step);
        return Set.copyOf(more);
    }

    static void requireLonger(Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be longer than nothing, but is " + lease);
        }
    }
}
