package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The options of a ledger and of limits, and what they may be. */
class ReceiverOptionsTest {

    @Test
    void a_lease_lies_between_a_second_and_a_day() {
        for (Duration lease :
                List.of(Duration.ofMillis(999), Duration.ofDays(1).plusNanos(1), Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> receiver().lease(lease))
                    .withMessageContaining(lease.toString());
        }
        assertThatCode(() -> receiver().lease(Duration.ofSeconds(1)).lease(Duration.ofDays(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_wait_for_completion_lies_between_nothing_and_ten_seconds() {
        for (Duration wait :
                List.of(Duration.ofNanos(-1), Duration.ofSeconds(10).plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> receiver().waitForCompletion(wait))
                    .withMessageContaining(wait.toString());
        }
        assertThatCode(() -> receiver().waitForCompletion(Duration.ZERO).waitForCompletion(Duration.ofSeconds(10)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_namespace_is_not_blank_and_a_limit_at_least_a_byte() {
        for (String blank : List.of("", " ", "\t")) {
            assertThatIllegalArgumentException().isThrownBy(() -> receiver().ledgerNamespace(blank));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver().maxCallbackBytes(0))
                .withMessageContaining("maxCallbackBytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver().maxBodyBytes(-1))
                .withMessageContaining("maxBodyBytes");
    }

    @Test
    void unless_they_are_set_a_claim_is_of_fifteen_minutes_in_the_namespace_qstash() {
        ScriptedLedger ledger = new ScriptedLedger().claims(ScriptedLedger::granted);
        receiver().ledger(ledger).build().admit(sent(valid()));

        assertThat(ledger.requests).singleElement().satisfies(request -> {
            assertThat(request.lease()).isEqualTo(Duration.ofMinutes(15));
            assertThat(request.key().namespace()).isEqualTo("qstash");
        });
    }

    @Test
    void what_another_worker_has_left_is_told_as_a_delay_that_QStash_honours() {
        for (Map.Entry<Duration, String> left : Map.of(
                        Duration.ofNanos(1),
                        "1",
                        Duration.ofSeconds(1),
                        "1",
                        Duration.ofMillis(1001),
                        "2",
                        Duration.ZERO,
                        "1",
                        Duration.ofSeconds(-5),
                        "1",
                        Duration.ofDays(1),
                        "86400",
                        Duration.ofDays(2),
                        "86400")
                .entrySet()) {
            assertThat(Settlement.busy(left.getKey()).headers()).containsEntry("Retry-After", left.getValue());
        }
    }

    @Test
    void an_undecodable_payload_is_asked_for_again_by_choice() {
        try (RecordedLog log = new RecordedLog()) {
            ReceiverResponse response = receiver()
                    .onUndecodable(OnUndecodable.RETRY)
                    .build()
                    .receive(sent(valid().body("{")), delivery -> {
                        delivery.payload(Map.class);
                        return Outcome.acknowledge();
                    });

            assertThat(response.status()).isEqualTo(500);
            assertThat(log.lines).singleElement().asString().startsWith("Asked again for Delivery[msg_test");
        }
    }

    @Test
    void two_variables_about_the_URL_contradict_each_other() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Receiver.fromEnvironment(Map.of(
                        "QSTASH_CURRENT_SIGNING_KEY",
                        TestKeys.CURRENT,
                        "QSTASH_PUBLIC_BASE_URL",
                        BASE,
                        "QSTASH_URL_CHECK",
                        "platform")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Receiver.fromEnvironment(
                        Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT, "QSTASH_URL_CHECK", "")))
                .withMessageContaining("platform, request or off");
    }

    @Test
    void a_receiver_says_what_it_may_wait_for() {
        SigningKeys keys = SigningKeys.of(TestKeys.CURRENT);
        assertThat(receiver().signingKeys(keys).build().asksForKeys()).isFalse();
        assertThat(receiver().signingKeys(() -> keys).build().asksForKeys()).isTrue();
        assertThat(receiver().build().hasLedger()).isFalse();
        assertThat(receiver().ledger(new ScriptedLedger()).build().hasLedger()).isTrue();
    }
}
