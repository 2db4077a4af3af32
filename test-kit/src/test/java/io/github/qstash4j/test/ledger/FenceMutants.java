package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import io.github.qstash4j.test.ledger.ModelStore.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Who may write: anybody, or too few. */
final class FenceMutants {

    private FenceMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("unfenced renew", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRenew(Row row, ClaimOwner owner, Instant now) {
                        return row.state() == State.CLAIMED;
                    }
                }),
                Mutant.byTheStoresClock("unfenced record", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRecord(Row row, ClaimOwner owner, Instant now) {
                        return row.state() == State.CLAIMED;
                    }
                }),
                Mutant.byTheStoresClock("unfenced complete", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayComplete(Row row, ClaimOwner owner, Instant now) {
                        return row.state() == State.CLAIMED;
                    }
                }),
                Mutant.byTheStoresClock("unfenced release", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRelease(Row row, ClaimOwner owner, Instant now) {
                        return row.state() == State.CLAIMED;
                    }
                }),
                Mutant.byTheStoresClock(
                        "unfenced by state: whoever had the claim last may still settle it",
                        setting -> new ModelLedger(setting) {
                            @Override
                            boolean owns(Row row, ClaimOwner owner) {
                                return row.owner().equals(owner.token());
                            }
                        }),
                Mutant.byTheStoresClock("completes anything that is not done", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayComplete(Row row, ClaimOwner owner, Instant now) {
                        return row.state() != State.COMPLETED;
                    }
                }),
                Mutant.byTheStoresClock("completes what it released", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayComplete(Row row, ClaimOwner owner, Instant now) {
                        return row.state() != State.COMPLETED && row.owner().equals(owner.token());
                    }
                }),
                Mutant.byTheStoresClock("completes twice", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayComplete(Row row, ClaimOwner owner, Instant now) {
                        return row.state() != State.RELEASED && row.owner().equals(owner.token());
                    }
                }),
                Mutant.byTheStoresClock("releases what it completed", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRelease(Row row, ClaimOwner owner, Instant now) {
                        return row.state() != State.RELEASED && row.owner().equals(owner.token());
                    }
                }),
                Mutant.byTheStoresClock("notes steps of what it released", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRecord(Row row, ClaimOwner owner, Instant now) {
                        return row.state() != State.COMPLETED && row.owner().equals(owner.token());
                    }
                }),
                Mutant.byTheStoresClock("owner token compared by its beginning", setting -> new ModelLedger(setting) {
                    @Override
                    boolean owns(Row row, ClaimOwner owner) {
                        return row.state() == State.CLAIMED && owner.token().startsWith(row.owner());
                    }
                }),
                Mutant.byTheStoresClock(
                        "owner checked by its message alone when it names none", setting -> new ModelLedger(setting) {
                            @Override
                            boolean owns(Row row, ClaimOwner owner) {
                                return super.owns(row, owner) || owner.token().isEmpty();
                            }
                        }),
                Mutant.byTheStoresClock("complete needs the lease", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayComplete(Row row, ClaimOwner owner, Instant now) {
                        return owns(row, owner) && !leaseOver(row, now);
                    }
                }),
                Mutant.byTheStoresClock("renew needs the lease", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRenew(Row row, ClaimOwner owner, Instant now) {
                        return owns(row, owner) && !leaseOver(row, now);
                    }
                }),
                Mutant.byTheStoresClock("release needs the lease", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRelease(Row row, ClaimOwner owner, Instant now) {
                        return owns(row, owner) && !leaseOver(row, now);
                    }
                }),
                Mutant.byTheStoresClock("record needs the lease", setting -> new ModelLedger(setting) {
                    @Override
                    boolean mayRecord(Row row, ClaimOwner owner, Instant now) {
                        return owns(row, owner) && !leaseOver(row, now);
                    }
                }),
                Mutant.byTheStoresClock("a write of nobody makes a record", setting -> new ModelLedger(setting) {
                    @Override
                    public boolean record(ClaimOwner owner, String step) {
                        Instant now = clock.instant();
                        synchronized (store) {
                            if (row(owner.key(), now) == null) {
                                put(owner.key(), new Row(State.RELEASED, "", now, "body", Set.of(step), null, now));
                                return false;
                            }
                        }
                        return super.record(owner, step);
                    }
                }));
    }
}
