package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.LedgerException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger's store is down, and the application has chosen what happens then. */
class LedgerOutageTest {

    private final RecordedLog log = new RecordedLog();
    private final RecordedEvents events = new RecordedEvents();
    private final ScriptedLedger ledger = new ScriptedLedger().claims(ScriptedLedger::granted);
    private final List<Delivery> handled = new ArrayList<>();

    @AfterEach
    void stopRecording() {
        log.close();
    }

    static Stream<Exception> failures() {
        return Stream.of(
                ScriptedLedger.outage(),
                new IllegalStateException("a driver's own"),
                new NullPointerException(),
                new IOException("undeclared"));
    }

    @Test
    void a_claim_that_fails_asks_for_a_retry_and_handles_nothing_unless_it_is_set() {
        ledger.claims(ScriptedLedger.DOWN);

        Admission admission = receiver().ledger(ledger).listener(events).build().admit(sent(valid()));

        assertThat(admission).isInstanceOf(Admission.Refused.class);
        assertThat(((Admission.Refused) admission).response().status()).isEqualTo(500);
        assertThat(events.heard).containsExactly("received msg_test", "ledgerFailed msg_test LedgerException");
        assertThat(log.lines).singleElement().asString().startsWith("The ledger could not be asked about Delivery[");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatever_a_claim_throws_is_an_outage(Exception failure) {
        ledger.claims(request -> {
            throw LedgerOutageTest.<RuntimeException>sneaky(failure);
        });

        assertThat(receive(LedgerFailure.RETRY, Outcome.acknowledge()).status()).isEqualTo(500);
        assertThat(handled).isEmpty();
        assertThat(receive(LedgerFailure.HANDLE, Outcome.acknowledge()).status())
                .isEqualTo(200);
        assertThat(handled).hasSize(1);
        assertThat(ledger.calls).as("nothing was claimed").containsOnly("claim");
    }

    @Test
    void a_ledger_that_answers_null_is_an_outage_and_no_replay() {
        ledger.claims(request -> nothing());

        assertThat(receive(LedgerFailure.RETRY, Outcome.acknowledge()).status()).isEqualTo(500);
        assertThat(events.heard).last().asString().startsWith("ledgerFailed");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_success_that_cannot_be_recorded_is_a_retry_or_a_success_by_choice(Exception failure) {
        ledger.onWrite(failing(failure));

        assertThat(receive(LedgerFailure.RETRY, Outcome.acknowledge()).status()).isEqualTo(500);
        assertThat(events.heard)
                .endsWith(
                        "ledgerFailed msg_test " + failure.getClass().getSimpleName(),
                        "handled msg_test Acknowledge[body=null] 500 PT0S");
        assertThat(receive(LedgerFailure.HANDLE, Outcome.acknowledge()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void a_release_that_fails_changes_no_answer(LedgerFailure choice) {
        ledger.onWrite(failing(ScriptedLedger.outage()));

        assertThat(receive(choice, Outcome.retry()).status()).isEqualTo(500);
        assertThat(receive(choice, Outcome.retryAfter(Duration.ofSeconds(7))).headers())
                .containsEntry("Retry-After", "7");
        assertThat(receive(choice, Outcome.reject("no")).status()).isEqualTo(489);
        assertThat(ledger.calls).containsOnly("claim", "release");
    }

    @Test
    void a_handler_that_records_or_renews_in_an_outage_hears_of_it() {
        ledger.onWrite(failing(ScriptedLedger.outage()));

        ReceiverResponse response = receiver().ledger(ledger).build().receive(sent(valid()), delivery -> {
            assertThatThrownBy(() -> delivery.renewLease(Duration.ofMinutes(1))).isInstanceOf(LedgerException.class);
            delivery.recordStep("charged");
            return Outcome.acknowledge();
        });

        assertThat(response.status()).isEqualTo(500);
        assertThat(ledger.calls).containsExactly("claim", "renew", "record", "release");
    }

    @Test
    void an_interrupted_worker_releases_before_it_is_interrupted_again() {
        List<Boolean> interrupted = new ArrayList<>();
        ledger.onWrite(() -> interrupted.add(Thread.currentThread().isInterrupted()));

        ReceiverResponse response = receiver().ledger(ledger).build().receive(sent(valid()), delivery -> {
            throw new InterruptedException();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).containsExactly(false);
        assertThat(response.status()).isEqualTo(500);
        assertThat(ledger.calls).containsExactly("claim", "release");
    }

    @Test
    void a_claim_that_was_granted_is_settled_whatever_the_settling_throws() {
        Admission.Admitted admitted =
                (Admission.Admitted) receiver().ledger(ledger).build().admit(sent(valid()));

        assertThatThrownBy(() -> admitted.settle(new RuntimeException() {
            @Override
            public synchronized Throwable getCause() {
                throw new UnsupportedOperationException();
            }
        }));
        assertThat(ledger.calls).containsExactly("claim", "release");
    }

    @Test
    void what_a_claim_says_of_the_delivery() {
        receiver()
                .ledger(ledger)
                .ledgerNamespace("shop")
                .lease(Duration.ofMinutes(3))
                .build()
                .admit(sent(valid().issuedAt(NOW.minusSeconds(100))));

        assertThat(ledger.requests).singleElement().satisfies(request -> {
            assertThat(request.key().namespace()).isEqualTo("shop");
            assertThat(request.key().endpoint()).isEqualTo(valid().url());
            assertThat(request.key().messageId()).isEqualTo("msg_test");
            assertThat(request.tokenId()).isEqualTo("jwt_test");
            assertThat(request.tokenLife()).isEqualTo(Duration.ofSeconds(205));
            assertThat(request.lease()).isEqualTo(Duration.ofMinutes(3));
            assertThat(request.bodyHash()).hasSize(43).doesNotContain("=");
        });
    }

    @Test
    void the_claim_of_a_request_that_is_refused_is_never_asked_for() {
        Receiver receiver = receiver().ledger(ledger).build();
        receiver.admit(sent(valid().signedWith("forged")));
        receiver.admit(sent(valid().withTamperedBody("another")));
        receiver.admit(sent(valid().header("Upstash-Message-Id")));

        assertThat(ledger.calls).isEmpty();
    }

    @Test
    void a_framework_that_settles_twice_is_told_and_the_ledger_is_not() {
        Admission.Admitted admitted =
                (Admission.Admitted) receiver().ledger(ledger).build().admit(sent(valid()));
        admitted.settle(ReceiverResponse.of(204, Map.of(), new byte[0]));

        assertThatThrownBy(() -> admitted.settle(Outcome.retry())).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.calls).containsExactly("claim", "complete");
    }

    private ReceiverResponse receive(LedgerFailure choice, Outcome outcome) {
        return receiver()
                .ledger(ledger)
                .listener(events)
                .onLedgerFailure(choice)
                .build()
                .receive(sent(valid()), delivery -> {
                    handled.add(delivery);
                    return outcome;
                });
    }

    private static Supplier<Boolean> failing(Exception failure) {
        return () -> {
            throw LedgerOutageTest.<RuntimeException>sneaky(failure);
        };
    }

    /** A contract that is broken. */
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static Claim nothing() {
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
