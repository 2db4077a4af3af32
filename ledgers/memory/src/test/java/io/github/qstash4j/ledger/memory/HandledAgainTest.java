package io.github.qstash4j.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.NonRetryableException;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RetryLaterException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A receiver with a ledger: whatever did not succeed is released, and handled at once when it comes again. */
class HandledAgainTest {

    private final Endpoint endpoint = new Endpoint();

    static Stream<DeliveryHandler> endings() {
        return Stream.of(
                delivery -> Outcome.retry(),
                delivery -> Outcome.retryAfter(Duration.ofMinutes(5)),
                delivery -> Outcome.retryAfter(VirtualClock.START.plusSeconds(7)),
                delivery -> Outcome.reject("cancelled"),
                delivery -> {
                    throw new IOException("no network");
                },
                delivery -> {
                    throw new IllegalStateException("a mistake");
                },
                delivery -> {
                    throw new NonRetryableException("cancelled");
                },
                delivery -> {
                    throw new RetryLaterException("closed", Duration.ofMinutes(1));
                },
                delivery -> {
                    delivery.payload(Integer.class);
                    return Outcome.acknowledge();
                },
                delivery -> {
                    delivery.beforeAcknowledge(() -> {
                        throw new IOException("the follow-up could not be sent");
                    });
                    return Outcome.acknowledge();
                },
                delivery -> Outcome.acknowledge(new Object()));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whatever_is_no_success_is_released(DeliveryHandler ending) {
        assertThat(endpoint.receive(ending).isSuccess()).isFalse();

        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
        assertThat(endpoint.handled).hasSize(2);
    }

    @Test
    void an_Error_of_the_handler_leaves_the_receiver_and_releases_the_message() {
        Error error = new StackOverflowError();

        assertThatThrownBy(() -> endpoint.receive(delivery -> {
                    throw error;
                }))
                .isSameAs(error);

        assertThat(endpoint.heard).containsExactly("claimed", "handled 500");
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
    }

    @Test
    void an_Error_of_an_action_leaves_the_receiver_and_releases_the_message() {
        Error error = new NoClassDefFoundError();

        assertThatThrownBy(() -> endpoint.receive(delivery -> {
                    delivery.beforeAcknowledge(() -> {
                        throw error;
                    });
                    return Outcome.acknowledge();
                }))
                .isSameAs(error);

        assertThat(endpoint.heard).containsExactly("claimed", "handled 500");
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
    }

    @Test
    void what_is_neither_exception_nor_error_is_an_exception() {
        assertThat(endpoint.receive(delivery -> {
                            throw HandledAgainTest.<RuntimeException>disguised(new Throwable());
                        })
                        .status())
                .isEqualTo(500);
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
    }

    @Test
    void a_frameworks_own_response_is_a_success_from_200_to_299_alone() {
        for (int status : List.of(300, 404, 489, 500)) {
            assertThat(endpoint.admitted()
                            .settle(ReceiverResponse.of(status, Map.of(), new byte[0]))
                            .status())
                    .isEqualTo(status);
        }
        endpoint.admitted().settle(ReceiverResponse.of(299, Map.of(), new byte[0]));

        assertThat(endpoint.receiver.admit(Endpoint.sent(endpoint.delivery())))
                .isInstanceOf(Admission.AlreadyDone.class);
    }

    @Test
    void a_delivery_that_is_never_settled_comes_back_after_its_lease() {
        endpoint.admitted();

        endpoint.clock.advance(Endpoint.LEASE.minusMillis(1));
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(409);
        endpoint.clock.advance(Duration.ofMillis(1));
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
    }

    @Test
    void an_operators_replay_after_a_reject_runs_under_the_same_id_and_under_a_new_one() {
        endpoint.receive(delivery -> Outcome.reject("a bug"));

        assertThat(endpoint.receive(delivery -> Outcome.acknowledge()).status()).isEqualTo(200);
        assertThat(endpoint.receive(
                                endpoint.delivery().header("Upstash-Message-Id", "msg_replayed"),
                                delivery -> Outcome.acknowledge())
                        .status())
                .isEqualTo(200);
        assertThat(endpoint.handled).containsExactly("msg_test", "msg_test", "msg_replayed");
    }

    @Test
    void the_steps_that_were_recorded_survive_a_failure_and_a_lease() {
        endpoint.receive(delivery -> {
            assertThat(delivery.progress()).isEmpty();
            delivery.recordStep("charged");
            assertThat(delivery.progress()).as("what came before this delivery").isEmpty();
            throw new IOException("no network");
        });
        Admission.Admitted second = endpoint.admitted();
        assertThat(second.delivery().progress()).containsExactly("charged");
        second.delivery().recordStep("shipped");

        endpoint.clock.advance(Endpoint.LEASE);

        assertThat(endpoint.admitted().delivery().progress()).containsExactlyInAnyOrder("charged", "shipped");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException disguised(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
