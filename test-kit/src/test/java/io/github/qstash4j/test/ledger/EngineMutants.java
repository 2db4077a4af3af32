package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.LedgerException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a ledger makes of a server that does not answer, and a server of a restart. */
final class EngineMutants {

    private EngineMutants() {}

    static List<Mutant> all() {
        return List.of(
                with("an outage taken for a lost claim", store -> new ModelEngine() {
                    @Override
                    boolean written(Supplier<Boolean> call) {
                        try {
                            return super.written(call);
                        } catch (LedgerException e) {
                            return false;
                        }
                    }
                }),
                with("an outage taken for success", store -> new ModelEngine() {
                    @Override
                    boolean written(Supplier<Boolean> call) {
                        try {
                            return super.written(call);
                        } catch (LedgerException e) {
                            return true;
                        }
                    }
                }),
                with("an outage taken for a message in work", store -> new ModelEngine() {
                    @Override
                    Claim claimed(Supplier<Claim> call) {
                        try {
                            return super.claimed(call);
                        } catch (LedgerException e) {
                            return new Claim.InProgress(Duration.ofSeconds(1));
                        }
                    }
                }),
                with("an outage told in the driver's words", store -> new ModelEngine() {
                    @Override
                    boolean written(Supplier<Boolean> call) {
                        try {
                            return super.written(call);
                        } catch (LedgerException e) {
                            throw new IllegalStateException(e.getCause());
                        }
                    }
                }),
                with("no recovery from an outage", store -> new ModelEngine() {
                    private volatile @Nullable LedgerException broken;

                    @Override
                    boolean written(Supplier<Boolean> call) {
                        LedgerException before = broken;
                        if (before != null) {
                            throw before;
                        }
                        try {
                            return super.written(call);
                        } catch (LedgerException e) {
                            broken = e;
                            throw e;
                        }
                    }
                }),
                with("waits for as long as it takes", store -> new ModelEngine() {
                    @Override
                    public void answerAfter(Duration newDelay) {}
                }),
                with("a restart forgets the records", store -> new ModelEngine() {
                    @Override
                    public void start() {
                        store.rows.clear();
                        super.start();
                    }
                }),
                with("a restart forgets the tokens", store -> new ModelEngine() {
                    @Override
                    public void start() {
                        store.tokens.clear();
                        super.start();
                    }
                }),
                with("a restart frees every claim", store -> new ModelEngine() {
                    @Override
                    public void start() {
                        store.rows.values().removeIf(row -> row.state() == ModelStore.State.CLAIMED);
                        super.start();
                    }
                }));
    }

    private static Mutant with(String name, Function<ModelStore, ModelEngine> engine) {
        return new Mutant(name, () -> ModelUnderTest.behind(engine));
    }
}
