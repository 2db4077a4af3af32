package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a handler can do with its claim; what a ledger makes of it is tested where there is one. */
class HeldClaimTest {

    private final ScriptedLedger ledger = new ScriptedLedger()
            .claims(request -> new Claim.Granted(new ClaimOwner(request.key(), "owner"), Set.of("paid")));

    @Test
    void a_delivery_knows_the_steps_that_were_recorded_before_it() {
        assertThat(delivery().progress()).containsExactly("paid");
    }

    @Test
    void steps_and_leases_go_to_the_ledger_in_the_owners_name() {
        Delivery delivery = delivery();

        delivery.recordStep("shipped");
        delivery.renewLease(Duration.ofMinutes(1));
        delivery.renewLease();

        assertThat(ledger.calls).containsExactly("claim", "record", "renew", "renew");
    }

    @Test
    void who_has_lost_the_claim_hears_of_it_at_once() {
        ledger.onWrite(() -> false);
        Delivery delivery = delivery();

        assertThatExceptionOfType(ClaimLostException.class)
                .isThrownBy(() -> delivery.recordStep("shipped"))
                .withMessageContaining("msg_test");
        assertThatExceptionOfType(ClaimLostException.class)
                .isThrownBy(() -> delivery.renewLease(Duration.ofMinutes(1)));
    }

    @Test
    void a_handler_that_lets_it_out_leaves_the_answer_to_the_newer_owner() {
        ReceiverResponse response = receiver()
                .ledger(ledger.onWrite(() -> false))
                .build()
                .receive(sent(valid()), delivery -> {
                    delivery.recordStep("shipped");
                    return Outcome.acknowledge();
                });

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.headers()).containsEntry("Retry-After", "900");
        assertThat(ledger.calls).containsExactly("claim", "record", "release");
    }

    @Test
    void for_work_that_goes_on_the_retry_comes_when_the_lease_has_ended() {
        MovableClock clock = new MovableClock();
        Admission.Admitted admitted =
                admitted(receiver().ledger(ledger).lease(Duration.ofMinutes(5)).schedulingClock(clock));

        clock.advance(Duration.ofMinutes(2));
        assertThat(admitted.unfinished().status()).isEqualTo(503);
        assertThat(admitted.unfinished().headers()).containsEntry("Retry-After", "180");

        admitted.delivery().renewLease(Duration.ofMinutes(10));
        assertThat(admitted.unfinished().headers()).containsEntry("Retry-After", "600");

        clock.advance(Duration.ofMinutes(11));
        assertThat(admitted.unfinished().headers()).containsEntry("Retry-After", "0");
        assertThat(admitted.delivery().isSettled()).isFalse();
        assertThat(ledger.calls).containsExactly("claim", "renew");
    }

    @Test
    void without_a_ledger_there_is_no_lease_to_wait_for() {
        Admission.Admitted admitted = admitted(receiver());

        assertThat(admitted.unfinished().status()).isEqualTo(500);
        assertThat(admitted.unfinished().headers()).doesNotContainKey("Retry-After");
    }

    @Test
    void without_a_ledger_there_is_nothing_to_record_or_to_renew() {
        Delivery delivery = receiver().build().verify(sent(valid()));

        delivery.recordStep("shipped");
        delivery.renewLease(Duration.ofMinutes(1));
        delivery.renewLease();

        assertThat(delivery.progress()).isEmpty();
    }

    private Delivery delivery() {
        return admitted(receiver().ledger(ledger)).delivery();
    }

    private static Admission.Admitted admitted(ReceiverBuilder receiver) {
        return (Admission.Admitted) receiver.build().admit(sent(valid()));
    }
}
