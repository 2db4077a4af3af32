package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.LedgerKey;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import io.github.qstash4j.test.ledger.ModelStore.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How long a record lives. */
final class RetentionMutants {

    private RetentionMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("records never forgotten", setting -> new ModelLedger(setting) {
                    @Override
                    boolean forgotten(Row row, Instant now) {
                        return false;
                    }
                }),
                Mutant.byTheStoresClock("records forgotten with their lease", setting -> new ModelLedger(setting) {
                    @Override
                    boolean forgotten(Row row, Instant now) {
                        return !now.isBefore(row.leaseEnd());
                    }
                }),
                Mutant.byTheStoresClock("a done message forgotten with its token", setting -> new ModelLedger(setting) {
                    @Override
                    boolean forgotten(Row row, Instant now) {
                        return row.state() == State.COMPLETED && !now.isBefore(row.leaseEnd());
                    }
                }),
                Mutant.byTheStoresClock("retention shorter than a lease ends it", setting -> new ModelLedger(setting) {
                    @Override
                    boolean forgotten(Row row, Instant now) {
                        return !now.isBefore(row.written().plus(retention));
                    }
                }),
                Mutant.byTheStoresClock("retention counted from the claim", setting -> new ModelLedger(setting) {
                    @Override
                    void put(LedgerKey key, Row row) {
                        Row found = row(key, clock.instant());
                        Instant since = found == null || row.state() == State.CLAIMED ? row.written() : found.written();
                        super.put(
                                key,
                                new Row(
                                        row.state(),
                                        row.owner(),
                                        row.leaseEnd(),
                                        row.bodyHash(),
                                        row.progress(),
                                        row.response(),
                                        since));
                    }
                }),
                Mutant.byTheStoresClock("a step does not lengthen retention", setting -> new ModelLedger(setting) {
                    @Override
                    Row noted(Row row, Set<String> progress, Instant now) {
                        return super.noted(row, progress, row.written());
                    }
                }),
                Mutant.byTheStoresClock("a renewal does not lengthen retention", setting -> new ModelLedger(setting) {
                    @Override
                    Row renewed(Row row, Duration lease, Instant now) {
                        Row renewed = super.renewed(row, lease, now);
                        return new Row(
                                renewed.state(),
                                renewed.owner(),
                                renewed.leaseEnd(),
                                renewed.bodyHash(),
                                renewed.progress(),
                                null,
                                row.written());
                    }
                }),
                Mutant.byTheStoresClock("a release does not lengthen retention", setting -> new ModelLedger(setting) {
                    @Override
                    Row released(Row row, Instant now) {
                        return super.released(row, row.written());
                    }
                }),
                Mutant.byTheStoresClock("reading lengthens retention", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        Instant now = clock.instant();
                        store.rows.replaceAll(
                                (key, each) -> each.equals(completed) ? super.noted(each, each.progress(), now) : each);
                        return super.recorded(completed);
                    }
                }));
    }
}
