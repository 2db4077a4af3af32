package io.github.qstash4j.test.ledger;

import io.github.qstash4j.test.contract.Exclusion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link io.github.qstash4j.receiver.ledger.DeliveryLedger DeliveryLedger} has to do, by itself and under a
 * receiver. A store's own test is a subclass that opens it:
 *
 * <pre>{@code
 * class MyLedgerContractTest extends LedgerContract {
 *     @Override
 *     protected LedgerUnderTest open() {
 *         return new MyLedgerUnderTest();
 *     }
 * }
 * }</pre>
 */
public abstract class LedgerContract {

    /** For subclasses, which JUnit makes. */
    protected LedgerContract() {}

    /** Opens the ledger for one case, which closes it. */
    protected abstract LedgerUnderTest open() throws Exception;

    /**
     * The cases that this ledger cannot have, each by its name or that of its group, with the reason. They are not run.
     */
    protected List<Exclusion> exclusions() {
        return List.of();
    }

    /**
     * The cases of the contract, in groups.
     *
     * @throws IllegalStateException if an exclusion names no case and no group, or has no reason, or if a name is that
     *     of two cases, so that an exclusion would be of both
     */
    @TestFactory
    public final Stream<DynamicNode> contract() {
        List<CaseGroup> groups = CaseGroup.all();
        Set<String> excluded = Exclusion.names(exclusions(), names(groups));
        return groups.stream().filter(group -> !excluded.contains(group.name())).map(group -> {
            Stream<DynamicNode> cases = group.cases().stream()
                    .filter(each -> !excluded.contains(each.name()))
                    .map(this::test);
            return DynamicContainer.dynamicContainer(group.name(), cases);
        });
    }

    private DynamicTest test(LedgerCase each) {
        return DynamicTest.dynamicTest(each.name(), () -> {
            try (LedgerUnderTest ledger = open()) {
                each.demand().on(new LedgerScene(each.name(), ledger));
            }
        });
    }

    static Set<String> names(List<CaseGroup> groups) {
        Set<String> names = new HashSet<>();
        Stream<String> all = groups.stream()
                .flatMap(group -> Stream.concat(
                        Stream.of(group.name()), group.cases().stream().map(LedgerCase::name)));
        all.forEach(name -> {
            if (!names.add(name)) {
                throw new IllegalStateException("There is more than one case by the name \"" + name + "\".");
            }
        });
        return names;
    }
}
