package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Each mistake that a ledger can make is noticed by the contract, and the log says by which cases. */
class LedgerMutantsTest {

    private static final System.Logger LOG = System.getLogger(LedgerMutantsTest.class.getName());

    static List<Mutant> mutants() {
        return Mutant.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_is_noticed(Mutant mutant) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(MutantContract.class))
                .configurationParameter(MutantContract.NAME, mutant.name())
                .execute()
                .testEvents();

        List<String> failed = tests.failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
        LOG.log(System.Logger.Level.INFO, "mutant \"{0}\": {1} failed: {2}", mutant, failed.size(), failed);
        assertThat(tests.started().count()).isGreaterThan(100);
        assertThat(failed).isNotEmpty();
    }

    @Test
    void no_two_mutants_have_one_name() {
        assertThat(mutants()).extracting(Mutant::name).doesNotHaveDuplicates();
    }
}
