package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What every adapter has to do. An adapter's own test is a subclass that starts the contract's application:
 *
 * <pre>{@code
 * class MyContractTest extends ReceiverContract {
 *     @Override
 *     protected ReceiverUnderTest start(ContractApplication application) {
 *         MyServer server = MyServer.start(application);
 *         return HttpReceiver.at(server.url(), server);
 *     }
 *
 *     @Override
 *     protected DeliveryLedger ledger() {
 *         return MemoryLedger.create();
 *     }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD) // What happened is asked after each case.
public abstract class ReceiverContract {

    private @Nullable ContractScene scene;

    /** For subclasses, which JUnit makes. */
    protected ReceiverContract() {}

    /** Starts an application behind the adapter; it is asked twice, for one without a ledger and for one with it. */
    protected abstract ReceiverUnderTest start(ContractApplication application) throws Exception;

    /** A ledger that has not seen anything yet. */
    protected abstract DeliveryLedger ledger();

    /** Every way of giving an outcome that the framework has. */
    protected List<ReturnForm> returnForms() {
        return List.of(new ReturnForm("Outcome", ContractApplication.MESSAGE));
    }

    /**
     * The cases that this runtime cannot have, each by its name or that of its group, with the reason. They are not
     * run. Requests that the {@linkplain ReceiverUnderTest#cannotCarry runtime's wire cannot bring} need not be named.
     */
    protected List<Exclusion> exclusions() {
        return List.of();
    }

    /** Where the exclusions are documented; empty where they are not. */
    protected Optional<ExclusionsPage> page() {
        return Optional.empty();
    }

    @BeforeAll
    final void startApplications() throws Exception {
        ReceiverUnderTest everything = start(ContractApplication.withoutLedger());
        try {
            scene = new ContractScene(everything, start(ContractApplication.with(ledger())));
        } catch (Throwable e) {
            everything.close();
            throw e;
        }
    }

    @AfterAll
    final void closeApplications() throws IOException {
        ContractScene started = scene;
        if (started != null) {
            try {
                started.once().close();
            } finally {
                started.everything().close();
            }
        }
    }

    /**
     * The cases of the contract, in groups.
     *
     * @throws IllegalStateException if an exclusion names no case and no group, or has no reason, or if a name is that
     *     of two cases, so that an exclusion would be of both
     */
    @TestFactory
    final Stream<DynamicNode> contract() {
        ContractScene started = Objects.requireNonNull(scene);
        List<CaseGroup> groups = CaseGroup.all(started, returnForms());
        Set<String> excluded = Exclusion.names(exclusions(), names(groups));
        Stream<DynamicNode> cases = groups.stream()
                .filter(group -> !excluded.contains(group.name()))
                .map(group -> DynamicContainer.dynamicContainer(
                        group.name(),
                        group.cases().stream()
                                .filter(each -> !excluded.contains(each.name()))
                                .map(each -> DynamicTest.dynamicTest(
                                        each.name(), () -> each.demand().on(started)))));
        return Stream.concat(cases, page().stream().map(page -> documented(page, started)));
    }

    private DynamicNode documented(ExclusionsPage page, ContractScene started) {
        List<Exclusion> byRule = Stream.of(
                        AttackCases.exclusions(started),
                        VariationCases.exclusions(started),
                        BodyCases.exclusions(started),
                        SizeCases.exclusions(started))
                .flatMap(List::stream)
                .toList();
        return DynamicTest.dynamicTest("the page names the exclusions", () -> page.check(exclusions(), byRule));
    }

    private static Set<String> names(List<CaseGroup> groups) {
        Set<String> names = new HashSet<>();
        Stream<String> all = groups.stream()
                .flatMap(group -> Stream.concat(
                        Stream.of(group.name()), group.cases().stream().map(ContractCase::name)));
        all.forEach(name -> {
            if (!names.add(name)) {
                throw new IllegalStateException("There is more than one case by the name \"" + name + "\".");
            }
        });
        return names;
    }
}
