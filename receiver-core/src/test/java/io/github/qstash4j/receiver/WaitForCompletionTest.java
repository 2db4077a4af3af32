package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimRequest;
import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A second request for a message that is being handled is held for a while, in a time that no test waits for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitForCompletionTest {

    private final RecordedLog log = new RecordedLog();
    private final RecordedEvents events = new RecordedEvents();
    private final MovableClock scheduling = new MovableClock();
    private final ScriptedLedger ledger = new ScriptedLedger();
    private Duration waited = Duration.ZERO;

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void it_gets_the_answer_of_the_first_one() {
        ledger.claims(ScriptedLedger::inProgress, ScriptedLedger::inProgress, WaitForCompletionTest::completed);

        Admission admission = receiver(Duration.ofSeconds(5)).build().admit(sent(valid()));

        assertThat(admission).isInstanceOf(Admission.AlreadyDone.class);
        assertThat(((Admission.AlreadyDone) admission).response().body())
                .asString(UTF_8)
                .isEqualTo("done");
        assertThat(waited).isEqualTo(Duration.ofMillis(200));
        assertThat(events.heard).containsExactly("received msg_test", "duplicate msg_test COMPLETED");
    }

    @Test
    void it_is_handled_when_the_first_one_has_failed() {
        ledger.claims(ScriptedLedger::inProgress, ScriptedLedger::granted);

        assertThat(receive(receiver(Duration.ofSeconds(5))).status()).isEqualTo(200);
        assertThat(ledger.calls).containsExactly("claim", "claim", "complete");
    }

    @Test
    void it_is_told_to_come_back_when_the_wait_is_over() {
        Duration left = Duration.ofSeconds(90);
        ledger.claims(request -> new Claim.InProgress(left.minus(waited)));

        ReceiverResponse response = receive(receiver(Duration.ofSeconds(10)));

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.headers()).containsEntry("Retry-After", "80");
        assertThat(waited).isEqualTo(Duration.ofSeconds(10));
        assertThat(events.heard).containsExactly("received msg_test", "duplicate msg_test IN_PROGRESS");
    }

    @Test
    void it_is_not_held_unless_that_is_chosen() {
        ledger.claims(ScriptedLedger::inProgress);

        assertThat(receive(receiver(Duration.ZERO)).status()).isEqualTo(409);
        assertThat(waited).isZero();
        assertThat(ledger.calls).containsExactly("claim");
    }

    @Test
    void a_wait_shorter_than_the_time_between_two_looks_is_one_look() {
        ledger.claims(ScriptedLedger::inProgress);

        receive(receiver(Duration.ofMillis(1)));

        assertThat(ledger.calls).hasSize(2);
    }

    @Test
    void it_looks_no_longer_than_the_wait_at_a_ledger_that_is_slow() {
        ledger.claims(request -> {
            scheduling.advance(Duration.ofSeconds(4));
            return ScriptedLedger.inProgress(request);
        });

        assertThat(receive(receiver(Duration.ofSeconds(5))).status()).isEqualTo(409);
        assertThat(ledger.calls).hasSize(2);
    }

    @Test
    void it_ends_also_by_a_clock_that_stands_still() {
        ledger.claims(ScriptedLedger::inProgress);

        assertThat(receive(receiver(Duration.ofSeconds(1)).schedulingClock(Clock.fixed(NOW, CLOCK.getZone())))
                        .status())
                .isEqualTo(409);
        assertThat(waited).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void it_ends_when_the_thread_is_interrupted_which_then_still_is() {
        ledger.claims(ScriptedLedger::inProgress);
        Thread.currentThread().interrupt();

        ReceiverResponse response = receive(receiver(Duration.ofSeconds(10)).pause(Pause.SLEEP));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(response.status()).isEqualTo(409);
        assertThat(ledger.calls).containsExactly("claim");
    }

    @Test
    void real_time_passes_unless_a_test_says_otherwise() {
        assertThat(Pause.SLEEP.of(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void an_outage_while_it_is_held_does_not_let_it_be_handled_beside_the_first_one() {
        ledger.claims(ScriptedLedger::inProgress, ScriptedLedger.DOWN);

        ReceiverResponse response = receive(receiver(Duration.ofSeconds(5)).onLedgerFailure(LedgerFailure.HANDLE));

        assertThat(response.status()).isEqualTo(409);
        assertThat(events.heard)
                .containsExactly(
                        "received msg_test", "ledgerFailed msg_test LedgerException", "duplicate msg_test IN_PROGRESS");
    }

    @Test
    void a_replay_is_refused_when_it_turns_out_to_be_one_only_then() {
        ledger.claims(ScriptedLedger::inProgress, request -> new Claim.Conflict());

        assertThat(receive(receiver(Duration.ofSeconds(5))).status()).isEqualTo(401);
    }

    private static Claim completed(ClaimRequest request) {
        return new Claim.Completed(RecordedResponse.of(200, "text/plain", "done".getBytes(UTF_8)));
    }

    private ReceiverBuilder receiver(Duration wait) {
        return Requests.receiver()
                .ledger(ledger)
                .listener(events)
                .waitForCompletion(wait)
                .schedulingClock(scheduling)
                .pause(duration -> {
                    waited = waited.plus(duration);
                    scheduling.advance(duration);
                    return true;
                });
    }

    private static ReceiverResponse receive(ReceiverBuilder receiver) {
        return receiver.build().receive(sent(valid()), delivery -> Outcome.acknowledge());
    }
}
