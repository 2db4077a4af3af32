package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverListenerTest {

    private final RecordedLog log = new RecordedLog();
    private final RecordedEvents events = new RecordedEvents();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void a_delivery_is_received_and_handled_and_how_long_that_took_is_told() {
        receiver().schedulingClock(clock).listener(events).build().receive(sent(valid()), delivery -> {
            clock.advance(Duration.ofMillis(1234));
            return Outcome.retryAfter(Duration.ofSeconds(7));
        });

        assertThat(events.heard)
                .containsExactly("received msg_test", "handled msg_test RetryAfter[delay=PT7S] 503 PT1.234S");
    }

    @Test
    void what_an_exception_amounts_to_is_told() {
        Receiver receiver = receiver().listener(events).build();
        receiver.receive(sent(valid()), delivery -> {
            throw new Exception("failed");
        });
        receiver.receive(sent(valid()), delivery -> {
            throw new NonRetryableException("cancelled");
        });
        receiver.receive(sent(valid()), delivery -> {
            throw new RetryLaterException("closed", Duration.ofSeconds(9));
        });

        assertThat(events.heard)
                .contains(
                        "handled msg_test Retry[] 500 PT0S",
                        "handled msg_test Reject[reason=cancelled] 489 PT0S",
                        "handled msg_test RetryAfter[delay=PT9S] 503 PT0S");
    }

    @Test
    void a_frameworks_own_response_has_no_outcome() {
        Admission.Admitted admitted =
                (Admission.Admitted) receiver().listener(events).build().admit(sent(valid()));
        admitted.settle(ReceiverResponse.of(404, Map.of(), new byte[0]));

        assertThat(events.heard).containsExactly("received msg_test", "handled msg_test null 404 PT0S");
    }

    @Test
    void a_refusal_is_told_from_every_door_but_verify() {
        Receiver receiver = receiver().listener(events).build();
        SignedRequest forged = valid().signedWith(TestKeys.UNKNOWN);

        receiver.admit(sent(forged));
        receiver.authenticate(sent(valid().header("Upstash-Signature")));
        receiver.admitCallback(sent(valid().withTamperedBody("x")));
        refusal(receiver, sent(forged));

        assertThat(events.heard)
                .containsExactly("refused UNKNOWN_KEY", "refused MISSING_SIGNATURE", "refused WRONG_BODY");
    }

    @Test
    void the_next_key_is_told_once_for_each_and_the_current_one_never() {
        Receiver receiver = receiver().listener(events).build();
        receiver.admit(sent(valid()));
        receiver.admit(sent(valid().signedWith(TestKeys.NEXT)));
        receiver.admit(sent(valid().signedWith(TestKeys.NEXT)));
        receiver.admit(sent(valid()));

        SigningKey next =
                receiver.verify(sent(valid().signedWith(TestKeys.NEXT))).signedBy();
        assertThat(events.heard)
                .containsOnlyOnce("nextKeyInUse " + next.fingerprint())
                .filteredOn(event -> event.startsWith("nextKeyInUse"))
                .hasSize(1);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .startsWith("The signing keys were rolled")
                .contains(next.fingerprint())
                .doesNotContain(TestKeys.NEXT);
    }

    @Test
    void the_next_keys_of_two_accounts_are_told_one_by_one() {
        Receiver receiver = receiver()
                .signingKeys(SigningKeys.ofAccounts(
                        Map.of("a", SigningKeys.of("sig_a", "sig_a_next"), "b", SigningKeys.of("sig_b", "sig_b_next"))))
                .listener(events)
                .build();
        for (String key : new String[] {"sig_a_next", "sig_b_next", "sig_a_next"}) {
            receiver.admit(sent(valid().signedWith(key)));
        }

        assertThat(events.heard)
                .filteredOn(event -> event.startsWith("nextKeyInUse"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_next_key_that_signed_something_else_than_a_delivery_to_this_endpoint_is_not_told() {
        receiver()
                .listener(events)
                .build()
                .admit(sent(valid().signedWith(TestKeys.NEXT).publishedTo("https://other.example.com")));

        assertThat(events.heard).containsExactly("refused WRONG_DESTINATION");
    }

    @Test
    void whatever_a_listener_throws_changes_nothing_and_is_counted_and_logged_once() {
        for (Throwable thrown : new Throwable[] {new IllegalStateException("metrics"), new NoClassDefFoundError()}) {
            log.lines.clear();
            ScriptedLedger ledger = new ScriptedLedger().claims(ScriptedLedger::granted);
            Receiver receiver =
                    receiver().ledger(ledger).listener(failing(thrown)).build();

            ReceiverResponse response =
                    receiver.receive(sent(valid().signedWith(TestKeys.NEXT)), delivery -> Outcome.acknowledge("done"));
            receiver.admit(sent(valid().signedWith("forged")));

            assertThat(response.status()).isEqualTo(200);
            assertThat(ledger.calls).containsExactly("claim", "complete");
            assertThat(receiver.listenerFailures()).isEqualTo(5);
            assertThat(log.lines)
                    .filteredOn(line -> line.startsWith("The receiver's listener failed"))
                    .hasSize(1);
        }
    }

    @Test
    void a_listener_may_hear_of_nothing() {
        Receiver receiver = receiver().listener(new ReceiverListener() {}).build();

        assertThat(receiver.receive(sent(valid()), delivery -> Outcome.acknowledge())
                        .status())
                .isEqualTo(200);
        assertThat(receiver.listenerFailures()).isZero();
    }

    @Test
    void each_of_several_hears_everything_whatever_another_throws() {
        RecordedEvents second = new RecordedEvents();
        Receiver receiver = receiver()
                .listener(events)
                .listener(failing(new IllegalStateException()))
                .listener(second)
                .build();

        receiver.receive(sent(valid()), delivery -> Outcome.acknowledge());

        assertThat(second.heard).isNotEmpty().isEqualTo(events.heard);
        assertThat(receiver.listenerFailures()).isEqualTo(second.heard.size());
    }

    private static ReceiverListener failing(Throwable thrown) {
        return (ReceiverListener) Proxy.newProxyInstance(
                ReceiverListener.class.getClassLoader(),
                new Class<?>[] {ReceiverListener.class},
                (proxy, method, arguments) -> {
                    throw thrown;
                });
    }
}
