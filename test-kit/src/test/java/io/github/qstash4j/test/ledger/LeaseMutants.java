package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import io.github.qstash4j.test.ledger.ModelStore.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How long others are kept out. */
final class LeaseMutants {

    private LeaseMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("lease compared the wrong way round", setting -> new ModelLedger(setting) {
                    @Override
                    boolean leaseOver(Row row, Instant now) {
                        return now.isBefore(row.leaseEnd());
                    }
                }),
                Mutant.byTheStoresClock("lease never ends", setting -> new ModelLedger(setting) {
                    @Override
                    boolean leaseOver(Row row, Instant now) {
                        return false;
                    }
                }),
                Mutant.byTheStoresClock("no lease at all", setting -> new ModelLedger(setting) {
                    @Override
                    boolean leaseOver(Row row, Instant now) {
                        return true;
                    }
                }),
                Mutant.byTheStoresClock("lease ends a moment late", setting -> new ModelLedger(setting) {
                    @Override
                    boolean leaseOver(Row row, Instant now) {
                        return now.isAfter(row.leaseEnd());
                    }
                }),
                Mutant.byTheStoresClock("lease ends a moment early", setting -> new ModelLedger(setting) {
                    @Override
                    boolean leaseOver(Row row, Instant now) {
                        return !now.plusMillis(1).isBefore(row.leaseEnd());
                    }
                }),
                Mutant.byTheStoresClock(
                        "what is left of the lease counted from its beginning", setting -> new ModelLedger(setting) {
                            @Override
                            Claim decide(ClaimRequest request, Instant now) {
                                Claim claim = super.decide(request, now);
                                return claim instanceof Claim.InProgress
                                        ? new Claim.InProgress(request.lease())
                                        : claim;
                            }
                        }),
                Mutant.byTheStoresClock("lease of a fixed length", setting -> new ModelLedger(setting) {
                    @Override
                    Claim grant(ClaimRequest request, Set<String> progress, Instant now) {
                        return super.grant(
                                new ClaimRequest(
                                        request.key(),
                                        request.tokenId(),
                                        request.tokenLife(),
                                        request.bodyHash(),
                                        Duration.ofMinutes(15)),
                                progress,
                                now);
                    }
                }),
                Mutant.byTheStoresClock("renewal changes nothing", setting -> new ModelLedger(setting) {
                    @Override
                    Row renewed(Row row, Duration lease, Instant now) {
                        return row;
                    }
                }),
                Mutant.byTheStoresClock("renewal added to the lease", setting -> new ModelLedger(setting) {
                    @Override
                    Row renewed(Row row, Duration lease, Instant now) {
                        return super.renewed(row, lease, row.leaseEnd());
                    }
                }),
                Mutant.byTheStoresClock("renewal only lengthens", setting -> new ModelLedger(setting) {
                    @Override
                    Row renewed(Row row, Duration lease, Instant now) {
                        return now.plus(lease).isBefore(row.leaseEnd()) ? row : super.renewed(row, lease, now);
                    }
                }),
                Mutant.byTheStoresClock("a step renews the lease", setting -> new ModelLedger(setting) {
                    @Override
                    Row noted(Row row, Set<String> progress, Instant now) {
                        return super.noted(super.renewed(row, Duration.ofMinutes(15), now), progress, now);
                    }
                }),
                Mutant.byTheStoresClock(
                        "whoever is turned away lengthens the lease", setting -> new ModelLedger(setting) {
                            @Override
                            boolean leaseOver(Row row, Instant now) {
                                if (super.leaseOver(row, now)) {
                                    return true;
                                }
                                store.rows.replaceAll((key, each) ->
                                        each.equals(row) ? super.renewed(row, Duration.ofMinutes(15), now) : each);
                                return false;
                            }
                        }),
                Mutant.byTheStoresClock(
                        "released is claimed again after the lease only", setting -> new ModelLedger(setting) {
                            @Override
                            Claim decide(ClaimRequest request, Instant now) {
                                Row found = row(request.key(), now);
                                return found != null && found.state() == State.RELEASED && !leaseOver(found, now)
                                        ? new Claim.InProgress(Duration.between(now, found.leaseEnd()))
                                        : super.decide(request, now);
                            }
                        }));
    }
}
