package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import io.github.qstash4j.test.ledger.ModelStore.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What a release leaves behind. */
final class ProgressMutants {

    private ProgressMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("completed on a release, as by a 5xx", setting -> new ModelLedger(setting) {
                    @Override
                    Row released(Row row, Instant now) {
                        return new Row(
                                State.COMPLETED,
                                row.owner(),
                                now,
                                row.bodyHash(),
                                row.progress(),
                                LedgerScene.LATE,
                                now);
                    }
                }),
                Mutant.byTheStoresClock("progress lost on release", setting -> new ModelLedger(setting) {
                    @Override
                    Row released(Row row, Instant now) {
                        return super.released(super.noted(row, Set.of(), now), now);
                    }
                }),
                Mutant.byTheStoresClock("progress lost at the end of a lease", setting -> new ModelLedger(setting) {
                    @Override
                    Set<String> taken(Row found) {
                        return found.state() == State.CLAIMED ? Set.of() : found.progress();
                    }
                }),
                Mutant.byTheStoresClock("progress lost on renewal", setting -> new ModelLedger(setting) {
                    @Override
                    Row renewed(Row row, Duration lease, Instant now) {
                        return super.renewed(super.noted(row, Set.of(), now), lease, now);
                    }
                }),
                Mutant.byTheStoresClock("progress is the last step", setting -> new ModelLedger(setting) {
                    @Override
                    Set<String> with(Set<String> progress, String step) {
                        return Set.of(step);
                    }
                }),
                Mutant.byTheStoresClock("progress is one owner's", setting -> new ModelLedger(setting) {
                    @Override
                    Claim grant(ClaimRequest request, Set<String> progress, Instant now) {
                        super.grant(request, Set.of(), now);
                        return new Claim.Granted(owner(request), progress);
                    }

                    private ClaimOwner owner(ClaimRequest request) {
                        return new ClaimOwner(
                                request.key(),
                                Objects.requireNonNull(store.rows.get(rowKey(request.key())))
                                        .owner());
                    }
                }),
                Mutant.byTheStoresClock("steps joined with commas", setting -> new ModelLedger(setting) {
                    @Override
                    Set<String> with(Set<String> progress, String step) {
                        return Set.of(
                                String.join(",", super.with(progress, step)).split(",", -1));
                    }
                }),
                Mutant.byTheStoresClock("steps without regard to case", setting -> new ModelLedger(setting) {
                    @Override
                    Set<String> with(Set<String> progress, String step) {
                        return super.with(progress, step.toLowerCase(Locale.ROOT));
                    }
                }),
                Mutant.byTheStoresClock("steps trimmed", setting -> new ModelLedger(setting) {
                    @Override
                    Set<String> with(Set<String> progress, String step) {
                        return super.with(progress, step.trim());
                    }
                }),
                Mutant.byTheStoresClock("a hundred steps at most", setting -> new ModelLedger(setting) {
                    @Override
                    Set<String> with(Set<String> progress, String step) {
                        return progress.size() < 100 ? super.with(progress, step) : progress;
                    }
                }));
    }
}
