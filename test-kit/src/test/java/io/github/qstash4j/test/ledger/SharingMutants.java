package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.test.ledger.ModelLedger.Setting;
import io.github.qstash4j.test.ledger.ModelStore.Binding;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What goes wrong between threads, between processes, and between their clocks. */
final class SharingMutants {

    private SharingMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("claim not atomic", setting -> new Unlocked(setting, false)),
                Mutant.byTheStoresClock("claim atomic, but not with its jti", setting -> new Unlocked(setting, true)),
                Mutant.byTheStoresClock("steps read, then written", setting -> new ModelLedger(setting) {
                    @Override
                    public boolean record(ClaimOwner owner, String step) {
                        Instant now = clock.instant();
                        Row row;
                        synchronized (store) {
                            row = row(owner.key(), now);
                        }
                        pause();
                        synchronized (store) {
                            if (row == null || !mayRecord(row, owner, now)) {
                                return false;
                            }
                            put(owner.key(), noted(row, with(row.progress(), step), now));
                            return true;
                        }
                    }
                }),
                Mutant.byTheStoresClock(
                        "each process for itself",
                        setting -> new ModelLedger(
                                new Setting(new ModelStore(), setting.clock(), setting.margin(), setting.retention()))),
                Mutant.byTheClientsClocks(
                        "no margin for skew",
                        setting -> new ModelLedger(
                                new Setting(setting.store(), setting.clock(), Duration.ZERO, setting.retention()))),
                Mutant.byTheClientsClocks("no margin for a token", setting -> new ModelLedger(setting) {
                    @Override
                    boolean tokenOver(Binding bound, Instant now) {
                        return !now.isBefore(bound.end());
                    }
                }),
                Mutant.byTheClientsClocks("what is left told without the margin", setting -> new ModelLedger(setting) {
                    @Override
                    Claim decide(ClaimRequest request, Instant now) {
                        Claim claim = super.decide(request, now);
                        return claim instanceof Claim.InProgress inProgress
                                ? new Claim.InProgress(
                                        inProgress.left().minus(margin).minus(margin))
                                : claim;
                    }
                }));
    }

    private static void pause() {
        LockSupport.parkNanos(100_000);
    }

    /** Looks first, and takes then. */
    private static final class Unlocked extends ModelLedger {

        private final boolean lockedRows;

        Unlocked(Setting setting, boolean lockedRows) {
            super(setting);
            this.lockedRows = lockedRows;
        }

        @Override
        public Claim claim(ClaimRequest request) {
            requireLonger(request.lease());
            Instant now = clock.instant();
            Binding bound;
            synchronized (store) {
                bound = store.tokens.get(tokenKey(request));
            }
            pause();
            if (bound != null
                    && !tokenOver(bound, now)
                    && !bound.messageId().equals(request.key().messageId())) {
                return new Claim.Conflict();
            }
            Claim claim;
            if (lockedRows) {
                synchronized (store) {
                    claim = decide(request, now);
                }
            } else {
                claim = decide(request, now);
            }
            synchronized (store) {
                if (binds(claim)) {
                    store.tokens.put(
                            tokenKey(request), new Binding(request.key().messageId(), now.plus(request.tokenLife())));
                }
            }
            return claim;
        }

        @Override
        @Nullable Row row(LedgerKey key, Instant now) {
            synchronized (store) {
                return super.row(key, now);
            }
        }

        @Override
        Claim grant(ClaimRequest request, Set<String> progress, Instant now) {
            if (!lockedRows) {
                pause();
            }
            synchronized (store) {
                return super.grant(request, progress, now);
            }
        }
    }
}
