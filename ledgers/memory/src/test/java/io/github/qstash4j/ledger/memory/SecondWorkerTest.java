package io.github.qstash4j.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.ClaimLostException;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receiver with a ledger, and two workers that have the same message. */
class SecondWorkerTest {

    private final Endpoint endpoint = new Endpoint();

    @ParameterizedTest
    @CsvSource({"0, 120", "1, 120", "999, 120", "1000, 119", "118999, 2", "119000, 1", "119999, 1"})
    void a_second_one_is_told_to_come_back_after_what_is_left_of_the_lease_rounded_up(
            long millisLater, String retryAfter) {
        endpoint.admitted();
        endpoint.clock.advance(Duration.ofMillis(millisLater));

        ReceiverResponse second = endpoint.receive(delivery -> Outcome.acknowledge());

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.headers()).containsEntry("Retry-After", retryAfter);
        assertThat(endpoint.handled).isEmpty();
        assertThat(endpoint.heard).containsExactly("claimed", "duplicate IN_PROGRESS");
    }

    @Test
    void a_second_one_is_told_so_too_when_its_message_has_no_retries_left() {
        endpoint.admitted();

        assertThat(endpoint.receive(endpoint.delivery().retried(3), delivery -> Outcome.acknowledge())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_worker_that_outlived_its_lease_still_succeeds_when_nobody_has_taken_over() {
        Admission.Admitted slow = endpoint.admitted();
        endpoint.clock.advance(Endpoint.LEASE.multipliedBy(3));

        assertThat(slow.settle(Outcome.acknowledge()).status()).isEqualTo(200);
        assertThat(endpoint.receive(delivery -> Outcome.retry()).status()).isEqualTo(200);
    }

    @Test
    void a_stale_worker_that_succeeds_late_is_answered_with_409_while_the_other_works() {
        Admission.Admitted stale = endpoint.admitted();
        endpoint.clock.advance(Endpoint.LEASE);
        Admission.Admitted newer = endpoint.admitted();

        ReceiverResponse late = stale.settle(Outcome.acknowledge("stale"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.headers()).containsEntry("Retry-After", "120");
        assertThat(late.body()).asString().doesNotContain("stale");
        assertThat(endpoint.heard).containsExactly("claimed", "claimed", "lost", "handled 409");
        assertThat(newer.settle(Outcome.acknowledge("newer")).status()).isEqualTo(200);
        assertThat(endpoint.receive(delivery -> Outcome.retry()).body())
                .asString()
                .isEqualTo("newer");
    }

    @Test
    void a_stale_worker_that_rejects_late_neither_releases_the_message_nor_dead_letters_it() {
        Admission.Admitted stale = endpoint.admitted();
        endpoint.clock.advance(Endpoint.LEASE);
        endpoint.admitted();

        assertThat(stale.settle(Outcome.reject("too late")).status()).isEqualTo(409);
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(409);
    }

    @Test
    void a_stale_worker_that_fails_after_the_other_succeeded_changes_nothing() {
        Admission.Admitted stale = endpoint.admitted();
        endpoint.clock.advance(Endpoint.LEASE);
        endpoint.admitted().settle(Outcome.acknowledge("newer"));

        assertThat(stale.settle(new IOException("late")).status()).isEqualTo(409);
        assertThat(endpoint.receive(delivery -> Outcome.retry()).body())
                .asString()
                .isEqualTo("newer");
    }

    @Test
    void a_stale_worker_hears_of_it_where_it_records_or_renews() {
        Admission.Admitted stale = endpoint.admitted();
        endpoint.clock.advance(Endpoint.LEASE);
        Admission.Admitted newer = endpoint.admitted();

        ClaimLostException lost = catchThrowableOfType(
                ClaimLostException.class, () -> stale.delivery().recordStep("charged"));
        assertThat(lost).hasMessageContaining("msg_test");
        assertThatThrownBy(() -> stale.delivery().renewLease(Endpoint.LEASE)).isInstanceOf(ClaimLostException.class);
        assertThatThrownBy(() -> stale.delivery().renewLease()).isInstanceOf(ClaimLostException.class);
        assertThat(stale.settle(lost).status()).isEqualTo(409);
        assertThat(newer.settle(Outcome.retry()).status()).isEqualTo(500);
        assertThat(endpoint.admitted().delivery().progress()).isEmpty();
    }

    @Test
    void a_lease_that_is_renewed_keeps_others_out_from_then_on() {
        Admission.Admitted slow = endpoint.admitted();
        endpoint.clock.advance(Endpoint.LEASE.minusSeconds(1));
        slow.delivery().renewLease(Duration.ofMinutes(10));

        endpoint.clock.advance(Duration.ofMinutes(9));
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).headers())
                .containsEntry("Retry-After", "60");
        assertThat(slow.settle(Outcome.acknowledge()).status()).isEqualTo(200);
    }

    @Test
    void a_renewal_without_a_length_is_as_long_as_the_last_lease() {
        Admission.Admitted own =
                (Admission.Admitted) endpoint.receiver.admit(Endpoint.sent(endpoint.delivery()), Duration.ofMinutes(3));
        endpoint.clock.advance(Duration.ofMinutes(2));

        own.delivery().renewLease();
        assertOthersWait("180");

        own.delivery().renewLease(Duration.ofMinutes(10));
        endpoint.clock.advance(Duration.ofMinutes(9));
        own.delivery().renewLease();
        assertOthersWait("600");
    }

    private void assertOthersWait(String seconds) {
        ReceiverResponse response = endpoint.receive(delivery -> Outcome.acknowledge());
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.headers()).containsEntry("Retry-After", seconds);
    }

    @Test
    void an_admission_may_have_a_lease_of_its_own() {
        endpoint.receiver.admit(Endpoint.sent(endpoint.delivery()), Duration.ofSeconds(30));
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).headers())
                .containsEntry("Retry-After", "30");

        Endpoint other = new Endpoint();
        SignedRequest request = other.delivery();
        Authentication authentication = other.receiver.authenticate(Endpoint.sent(request));
        ((Authentication.Authentic) authentication).accept(DeliveryBody.of(request.body()), Duration.ofMillis(7500));
        assertThat(other.receive(delivery -> Outcome.acknowledge()).headers()).containsEntry("Retry-After", "8");
    }

    @Test
    void a_lease_of_nothing_is_a_mistake_where_it_is_made_and_no_outage() {
        for (Duration nothing : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            SignedRequest request = endpoint.delivery();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> endpoint.receiver.admit(Endpoint.sent(request), nothing));
            Authentication authentication = endpoint.receiver.authenticate(Endpoint.sent(request));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ((Authentication.Authentic) authentication)
                            .accept(DeliveryBody.of(request.body()), nothing));
        }
        Admission.Admitted admitted = endpoint.admitted();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> admitted.delivery().renewLease(Duration.ZERO));
        assertThat(endpoint.heard).containsExactly("claimed");
    }
}
