package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.qstash4j.test.fixtures.Attack;
import io.github.qstash4j.test.fixtures.Attacks;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The suite itself: what it leaves out, and which receivers it fails. */
class ReceiverContractTest {

    private static final String MEGABYTE = "a message of one mebibyte is handled";

    @Test
    void an_exclusion_that_names_nothing_fails() {
        assertThatNothingRuns(
                BrokenContracts.WithUnknownExclusion.class,
                "\"no such case\" is excluded, but names neither a case nor a group");
    }

    @Test
    void an_exclusion_without_a_reason_fails() {
        assertThatNothingRuns(
                BrokenContracts.WithoutReason.class, "\"" + MEGABYTE + "\" is excluded without a reason.");
    }

    @Test
    void a_name_that_two_cases_have_fails() {
        assertThatNothingRuns(
                BrokenContracts.WithOneNameTwice.class,
                "There is more than one case by the name \"outcomes given as Outcome\".");
    }

    @Test
    void an_excluded_case_is_not_run_and_not_skipped() {
        EngineExecutionResults results = run(BrokenContracts.WithExclusions.class);

        Set<String> succeeded = succeeded(results);
        assertThat(succeeded).contains("a message of one byte more is rejected").doesNotContain(MEGABYTE);
        assertThat(succeeded)
                .contains("a payload arrives decoded")
                .doesNotContain(
                        "each of a thousand deliveries, 64 at a time, gets its own answer", "an answer is given again");
        assertThat(failed(results)).isEmpty();
        assertThat(results.allEvents().skipped().count()).isZero();
    }

    @Test
    void what_the_wire_cannot_carry_is_not_run() {
        EngineExecutionResults results = run(BrokenContracts.WithoutStreams.class);

        assertThat(succeeded(results)).contains("no signature").noneMatch(name -> name.startsWith("endless"));
        assertThat(failed(results)).isEmpty();
    }

    @Test
    void both_applications_are_closed_also_when_one_of_them_cannot_be() {
        BrokenContracts.ClosingBadly.CLOSED.clear();

        EngineExecutionResults results = run(BrokenContracts.ClosingBadly.class);

        assertThat(BrokenContracts.ClosingBadly.CLOSED).hasSize(2);
        assertThat(results.containerEvents().failed().stream().map(ReceiverContractTest::thrown))
                .anyMatch(thrown -> thrown.contains("It does not close."));
    }

    @Test
    void the_first_application_is_closed_when_the_second_does_not_start() {
        BrokenContracts.HalfStarted.CLOSED.clear();

        EngineExecutionResults results = run(BrokenContracts.HalfStarted.class);

        assertThat(BrokenContracts.HalfStarted.CLOSED).hasSize(1);
        assertThat(results.testEvents().started().count()).isZero();
    }

    @Test
    void a_receiver_that_accepts_everything_fails_every_attack() {
        assertThat(failed(run(BrokenContracts.Accepting.class))).containsAll(attacks());
    }

    @Test
    void a_receiver_that_answers_every_attack_by_500_fails_every_attack() {
        assertThat(failed(run(BrokenContracts.Confused.class))).containsAll(attacks());
    }

    @Test
    void a_receiver_that_refuses_everything_passes_nothing() {
        assertThat(succeeded(run(BrokenContracts.Refusing.class))).isEmpty();
    }

    @Test
    void a_receiver_that_tells_why_it_refuses_fails() {
        assertThat(failed(run(BrokenContracts.Talkative.class)))
                .contains(
                        "no signature",
                        "signed with a stranger's key",
                        "what is forged is not handled, given as Outcome");
    }

    @Test
    void a_receiver_that_drops_a_byte_fails() {
        assertThat(failed(run(BrokenContracts.Dropping.class)))
                .contains("a body: binary", "nothing unusual", "a payload arrives decoded", MEGABYTE)
                .doesNotContain("a body: empty", "no signature");
    }

    @Test
    void a_receiver_that_loses_Retry_After_fails() {
        assertThat(failed(run(BrokenContracts.WithoutRetryAfter.class)))
                .contains(
                        "a message in work is answered with what is left of its lease",
                        "a retry after a delay, given as Outcome",
                        "a retry after a part of a second, given as Outcome",
                        "a retry after a day, given as Outcome",
                        "a retry at a time, given as Outcome",
                        "a retry at a time that has passed, given as Outcome",
                        "an exception that asks for a retry later, given as Outcome",
                        "an action that asks for a retry later, given as Outcome")
                .doesNotContain("a retry, given as Outcome", "a reject, given as Outcome", "no signature");
    }

    @Test
    void a_receiver_that_loses_the_mark_of_a_rejection_fails() {
        assertThat(failed(run(BrokenContracts.WithoutMark.class)))
                .contains(
                        "a reject, given as Outcome",
                        "a payload that cannot be decoded is rejected and not handled: {",
                        "what is no callback is rejected",
                        "a message of one byte more is rejected",
                        "one byte too much, signed")
                .doesNotContain("a retry, given as Outcome", "no signature");
    }

    @Test
    void a_receiver_that_handles_twice_fails() {
        assertThat(failed(run(BrokenContracts.Forgetful.class)))
                .contains(
                        "an answer is given again",
                        "an answer is given again by the ledger, given as Outcome",
                        "a message that ended with an acknowledgement is not handled again")
                .doesNotContain("no signature", "a retry, given as Outcome");
    }

    private static Set<String> attacks() {
        return Attacks.all(Clock.systemUTC(), ContractApplication.PUBLIC_BASE_URL).stream()
                .filter(attack -> !attack.toTheSecond())
                .map(Attack::name)
                .collect(Collectors.toSet());
    }

    private static void assertThatNothingRuns(Class<?> contract, String message) {
        EngineExecutionResults results = run(contract);

        assertThat(results.testEvents().started().count()).isZero();
        assertThat(results.containerEvents().failed().stream()
                        .map(ReceiverContractTest::thrown)
                        .toList())
                .singleElement()
                .asString()
                .contains(message);
    }

    private static EngineExecutionResults run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute();
    }

    private static Set<String> failed(EngineExecutionResults results) {
        return names(results.testEvents().failed().list());
    }

    private static Set<String> succeeded(EngineExecutionResults results) {
        return names(results.testEvents().succeeded().list());
    }

    private static Set<String> names(List<Event> events) {
        return events.stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(String::valueOf)
                .orElse("");
    }
}
