package io.github.qstash4j.test.ledger;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A ledger with one mistake, which the contract has to notice.
 *
 * @param name the mistake
 */
record Mutant(String name, Supplier<LedgerUnderTest> opened) {

    static Mutant byTheStoresClock(String name, ModelUnderTest.Maker maker) {
        return new Mutant(name, () -> ModelUnderTest.byTheStoresClock(maker));
    }

    static Mutant byTheClientsClocks(String name, ModelUnderTest.Maker maker) {
        return new Mutant(name, () -> ModelUnderTest.byTheClientsClocks(maker));
    }

    LedgerUnderTest open() {
        return opened.get();
    }

    static List<Mutant> all() {
        return Stream.of(
                        FenceMutants.all(),
                        LeaseMutants.all(),
                        ProgressMutants.all(),
                        TokenMutants.all(),
                        KeyMutants.all(),
                        ResponseMutants.all(),
                        RetentionMutants.all(),
                        SharingMutants.all(),
                        ProcessMutants.all(),
                        OwnerTokenMutants.all(),
                        EngineMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
