package io.github.qstash4j.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The suite finds what is wrong at one endpoint alone, and says at which. */
class BrokenEndpointsTest {

    @Test
    void callbacks_that_anybody_may_sign_fail() {
        assertThat(failed(BrokenEndpoints.CredulousCallbacks.class))
                .contains(
                        "what is forged is not handled, for a callback",
                        "another body is not handled, for a callback",
                        "what is for another path is not handled, for a callback",
                        "what is forged is not handled, for a failure callback",
                        "another body is not handled, for a failure callback",
                        "what is for another path is not handled, for a failure callback")
                .allMatch(name -> name.contains("for a callback")
                        || name.contains("for a failure callback")
                        || name.startsWith("another body is not handled by "));
    }

    @Test
    void payloads_that_anybody_may_sign_fail() {
        assertThat(failed(BrokenEndpoints.CredulousPayloads.class))
                .contains(
                        "what is forged is not handled, for a payload",
                        "another body is not handled, for a payload",
                        "what is for another path is not handled, for a payload")
                .allMatch(name -> name.contains("for a payload") || name.startsWith("another body is not handled by "));
    }

    @Test
    void methods_by_which_anybody_may_sign_fail() {
        assertThat(failed(BrokenEndpoints.CredulousMethods.class))
                .containsExactlyInAnyOrder(
                        "another body is not handled by PUT",
                        "another body is not handled by PATCH",
                        "another body is not handled by DELETE",
                        "another body is not handled by GET",
                        "no body is not what was signed, by GET",
                        "no body is not what was signed, by DELETE");
    }

    @Test
    void callbacks_that_no_ledger_sees_fail() {
        assertThat(failed(BrokenEndpoints.ForgetfulCallbacks.class))
                .containsExactlyInAnyOrder(
                        "an answer is given again by the ledger, for a callback",
                        "an answer is given again by the ledger, for a failure callback");
    }

    @Test
    void a_limit_of_callbacks_that_is_that_of_all_fails() {
        assertThat(failed(BrokenEndpoints.GenerousPayloads.class))
                .containsExactly("one byte too much is not handled, for a payload");
    }

    @Test
    void callbacks_whose_failures_are_acknowledged_fail() {
        assertThat(failed(BrokenEndpoints.AcknowledgedCallbacks.class))
                .contains(
                        "a retry, for a callback",
                        "an unchecked exception, for a callback",
                        "an exception that asks for a retry later, for a callback",
                        "an error, for a failure callback",
                        "no outcome at all, for a failure callback")
                .allMatch(name -> name.endsWith("callback"));
    }

    private static Set<String> failed(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .collect(Collectors.toSet());
    }
}
