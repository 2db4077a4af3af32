package io.github.qstash4j.test.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Authentication;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Invocation;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A receiver with a ledger: what the contract leaves out, since it asks for a clock that stands still or for no ledger.
 */
class ReceiverOnLedgerTest {

    private final LedgerScene scene = new LedgerScene("receiver", ModelUnderTest.byTheStoresClock(ModelLedger::new));
    private final Worker worker = new Worker(scene);

    @ParameterizedTest
    @CsvSource({"0, 900", "1, 900", "999, 900", "1000, 899", "898999, 2", "899000, 1", "899999, 1"})
    void a_second_worker_is_told_to_come_back_after_what_is_left_of_the_lease_rounded_up(
            long millisLater, String retryAfter) throws Exception {
        worker.admitted();
        worker.letPass(Duration.ofMillis(millisLater));

        assertBusy(retryAfter);
    }

    @Test
    void the_end_of_the_platforms_run_counts_through_either_door() {
        SignedRequest request = worker.delivery();
        Invocation run = Invocation.of("", Duration.ofMillis(7500));
        Authentication authentication =
                worker.receiver.authenticate(Worker.sent(request).in(run));
        ((Authentication.Authentic) authentication).accept(DeliveryBody.of(request.body()));

        assertBusy("18");
    }

    @Test
    void a_lease_of_nothing_is_a_mistake_where_it_is_made_and_no_outage() {
        Admission.Admitted admitted = worker.admitted();
        for (Duration nothing : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> admitted.delivery().renewLease(nothing));
        }
        assertThat(worker.heard).containsExactly("claimed");
    }

    @Test
    void without_a_ledger_a_delivery_needs_no_jti_and_its_steps_and_leases_are_nothing() {
        SignedRequest anonymous = worker.delivery().withoutClaim("jti");
        Receiver without = Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .publicBaseUrl("https://app.example.com")
                .clock(worker.clock)
                .build();

        for (int i = 0; i < 2; i++) {
            assertThat(without.receive(Worker.sent(anonymous), delivery -> {
                                delivery.recordStep("charged");
                                delivery.renewLease(Duration.ofMinutes(1));
                                assertThat(delivery.progress()).isEmpty();
                                return Outcome.acknowledge();
                            })
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_is_neither_exception_nor_error_is_an_exception() {
        assertThat(worker.receive(delivery -> {
                            throw ReceiverOnLedgerTest.<RuntimeException>disguised(new Throwable());
                        })
                        .status())
                .isEqualTo(500);
        assertThat(worker.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
    }

    private void assertBusy(String retryAfter) {
        ReceiverResponse response = worker.receive(delivery -> Outcome.acknowledge());
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.headers()).containsEntry("Retry-After", retryAfter);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException disguised(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
