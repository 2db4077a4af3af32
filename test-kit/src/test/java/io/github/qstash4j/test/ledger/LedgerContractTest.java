package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.test.contract.Exclusion;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** What the contract makes of its exclusions, and of capabilities that are missing. */
class LedgerContractTest {

    private static final String CASE = "of 64 claimants one wins";

    @Test
    void what_is_excluded_is_no_test_and_everything_else_is_one() {
        List<DynamicNode> all = cases(contract());

        assertThat(cases(contract(new Exclusion(CASE, "There is one claimant."))))
                .hasSize(all.size() - 1)
                .extracting(DynamicNode::getDisplayName)
                .doesNotContain(CASE);
        assertThat(cases(contract(new Exclusion("client clocks", "There is one clock."))))
                .hasSize(all.size() - ClientClockCases.all().size());
    }

    @Test
    void no_two_cases_or_groups_have_one_name() {
        assertThat(cases(contract())).extracting(DynamicNode::getDisplayName).doesNotHaveDuplicates();
        assertThat(contract().contract())
                .extracting(DynamicNode::getDisplayName)
                .doesNotHaveDuplicates();
    }

    @Test
    void two_cases_of_one_name_are_refused_since_an_exclusion_would_be_of_both() {
        LedgerCase one = LedgerCase.of("one", scene -> {});
        LedgerCase other = LedgerCase.of("other", scene -> {});

        assertThat(LedgerContract.names(List.of(new CaseGroup("all", List.of(one, other)))))
                .containsExactlyInAnyOrder("all", "one", "other");
        assertThatIllegalStateException()
                .isThrownBy(() -> LedgerContract.names(
                        List.of(new CaseGroup("a", List.of(one)), new CaseGroup("b", List.of(one)))))
                .withMessageContaining("\"one\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> LedgerContract.names(List.of(new CaseGroup("other", List.of(one, other)))))
                .withMessageContaining("\"other\"");
    }

    @Test
    void an_exclusion_names_something_and_has_a_reason() {
        assertThatIllegalStateException()
                .isThrownBy(() -> contract(new Exclusion("of 63 claimants one wins", "Why not."))
                        .contract())
                .withMessageContaining("of 63 claimants one wins");
        assertThatIllegalStateException()
                .isThrownBy(() -> contract(new Exclusion(CASE, " ")).contract())
                .withMessageContaining(CASE)
                .withMessageContaining("reason");
    }

    @Test
    void a_case_whose_capability_is_missing_fails_and_says_what_to_do() {
        DynamicTest needsClocks = cases(contract()).stream()
                .filter(each -> each.getDisplayName().equals("a claimant that is a minute ahead is let in at last"))
                .map(DynamicTest.class::cast)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> needsClocks.getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("clientClock()")
                .hasMessageContaining("a claimant that is a minute ahead is let in at last");
    }

    private static List<DynamicNode> cases(LedgerContract contract) {
        return contract.contract()
                .<DynamicNode>flatMap(group -> ((DynamicContainer) group).getChildren())
                .toList();
    }

    private static LedgerContract contract(Exclusion... excluded) {
        return new LedgerContract() {
            @Override
            protected LedgerUnderTest open() {
                return ModelUnderTest.byTheStoresClock(ModelLedger::new);
            }

            @Override
            protected List<Exclusion> exclusions() {
                return List.of(excluded);
            }
        };
    }
}
