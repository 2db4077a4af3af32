package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.type.TypeReference;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    record Order(String orderId, int amount) {}

    @Test
    void an_acknowledgement_is_an_empty_200() {
        ReceiverResponse response = receive(delivery -> Outcome.acknowledge());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).isEmpty();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void an_acknowledgement_may_have_a_body_for_the_callback() {
        assertThat(receive(delivery -> Outcome.acknowledge("grüße")).body()).isEqualTo("grüße".getBytes(UTF_8));
        assertThat(receive(delivery -> Outcome.acknowledge(new byte[] {0, -1})).body())
                .containsExactly(0, -1);

        ReceiverResponse json = receive(delivery -> Outcome.acknowledge(delivery.payload(Order.class)));
        assertThat(json.body()).asString(UTF_8).isEqualTo("{\"orderId\":\"o-1\",\"amount\":42}");
        assertThat(json.headers()).containsExactly(Map.entry("Content-Type", "application/json"));
    }

    @Test
    void a_retry_is_a_500_which_QStash_backs_off_from() {
        assertThat(receive(delivery -> Outcome.retry()).status()).isEqualTo(500);
    }

    @Test
    void an_exception_is_a_retry_that_does_not_tell_its_message() {
        ReceiverResponse response = receive(delivery -> {
            throw new IllegalArgumentException("secret");
        });

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).asString(UTF_8).doesNotContain("secret");
    }

    @Test
    void a_refusal_inside_a_handler_is_the_handlers_failure_and_no_401() {
        assertThat(receive(delivery -> {
                            receiver().build().verify(sent(valid().signedWith("forged")));
                            return Outcome.acknowledge();
                        })
                        .status())
                .isEqualTo(500);
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_handler_that_returns_null_is_a_retry() {
        assertThat(receive(delivery -> null).status()).isEqualTo(500);
    }

    @Test
    void an_Error_leaves_the_receiver() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> receive(delivery -> {
                    throw new StackOverflowError();
                }));
    }

    @Test
    void an_interrupt_is_a_retry_and_stays_visible() {
        assertThat(receive(delivery -> {
                            throw new InterruptedException();
                        })
                        .status())
                .isEqualTo(500);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_delay_is_a_503_in_whole_seconds_rounded_up() {
        ReceiverResponse response = receive(delivery -> Outcome.retryAfter(Duration.ofMillis(90_001)));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "91");
        assertThat(receive(delivery -> Outcome.retryAfter(Duration.ZERO)).headers())
                .containsEntry("Retry-After", "0");
    }

    @Test
    void a_delay_that_QStash_would_ignore_is_an_error_in_the_code_that_asks_for_it() {
        assertThat(Outcome.retryAfter(Duration.ofDays(1))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outcome.retryAfter(Duration.ofDays(1).plusNanos(1)))
                .withMessageContaining("one day");
        assertThatIllegalArgumentException().isThrownBy(() -> Outcome.retryAfter(Duration.ofNanos(-1)));
    }

    @Test
    void a_time_is_a_delay_from_now() {
        assertThat(receive(delivery -> Outcome.retryAfter(NOW.plusSeconds(60))).headers())
                .containsEntry("Retry-After", "60");
        assertThat(receive(delivery -> Outcome.retryAfter(NOW.minusSeconds(60))).headers())
                .containsEntry("Retry-After", "0");
    }

    @Test
    void a_time_that_QStash_would_ignore_is_a_plain_retry() {
        ReceiverResponse response = receive(delivery -> Outcome.retryAfter(NOW.plus(Duration.ofDays(2))));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.headers()).doesNotContainKey("Retry-After");
    }

    @Test
    void a_rejection_is_a_489_that_keeps_QStash_from_retrying() {
        ReceiverResponse response = receive(delivery -> Outcome.reject("cancelled"));

        assertThat(response.status()).isEqualTo(489);
        assertThat(response.headers()).containsEntry("Upstash-NonRetryable-Error", "true");
        assertThat(response.body()).asString(UTF_8).isEqualTo("cancelled");
        assertThat(receive(delivery -> Outcome.reject("x".repeat(5000))).body()).hasSize(1024);
    }

    @Test
    void a_payload_that_cannot_be_decoded_is_rejected() {
        for (String payload : List.of("", "null", "{\"orderId\":", "[]", "{\"amount\":\"x\"}", "{} {}", "\u0000")) {
            ReceiverResponse response = receiver()
                    .build()
                    .receive(
                            sent(valid().body(payload)),
                            delivery -> Outcome.acknowledge(delivery.payload(Order.class)));

            assertThat(response.status()).as(payload).isEqualTo(489);
            assertThat(response.headers()).containsEntry("Upstash-NonRetryable-Error", "true");
        }
    }

    @Test
    void a_payload_may_be_of_a_generic_type() {
        Type orders = new TypeReference<List<Order>>() {}.getType();
        DeliveryHandler handler = delivery -> {
            List<?> all = (List<?>) delivery.payload(orders);
            return Outcome.acknowledge(((Order) all.get(1)).orderId());
        };

        assertThat(receiver()
                        .build()
                        .receive(sent(valid().body("[{\"orderId\":\"o-1\"},{\"orderId\":\"o-2\"}]")), handler)
                        .body())
                .asString(UTF_8)
                .isEqualTo("o-2");
        ReceiverResponse none = receiver().build().receive(sent(valid().body("{\"orderId\":\"o-1\"}")), handler);
        assertThat(none.status()).isEqualTo(489);
    }

    @Test
    void a_payload_may_have_members_that_the_handler_does_not_know() {
        ReceiverResponse response = receiver()
                .build()
                .receive(
                        sent(valid().body("{\"orderId\":\"o-2\",\"amount\":1,\"new\":true}")),
                        delivery -> Outcome.acknowledge(
                                delivery.payload(Order.class).orderId()));

        assertThat(response.body()).asString(UTF_8).isEqualTo("o-2");
    }

    @Test
    void an_acknowledgement_that_cannot_be_written_is_a_retry_and_runs_no_action() {
        List<String> ran = new ArrayList<>();

        assertThat(receive(delivery -> {
                            delivery.beforeAcknowledge(() -> ran.add("action"));
                            return Outcome.acknowledge(new Object());
                        })
                        .status())
                .isEqualTo(500);
        assertThat(ran).isEmpty();
    }

    @Test
    void a_delivery_is_settled_once() {
        Admission.Admitted admitted = admitted();
        admitted.settle(Outcome.retry());

        assertThatIllegalStateException().isThrownBy(() -> admitted.settle(Outcome.acknowledge()));
        assertThatIllegalStateException().isThrownBy(() -> admitted.settle(new Exception()));
    }

    @Test
    void who_is_refused_learns_nothing_and_the_handler_never_runs() {
        ReceiverResponse response = receiver()
                .build()
                .receive(sent(valid().issuedAt(NOW.minusSeconds(999))), delivery -> {
                    throw new AssertionError("handled");
                });

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).asString(UTF_8).isEqualTo("Unauthorized");
    }

    @Test
    void an_authentic_delivery_that_is_too_large_goes_to_the_dead_letter_queue() {
        ReceiverResponse response =
                receiver().maxBodyBytes(10).build().receive(sent(valid()), delivery -> Outcome.acknowledge());

        assertThat(response.status()).isEqualTo(489);
        assertThat(response.headers()).containsEntry("Upstash-NonRetryable-Error", "true");
    }

    @Test
    void a_status_that_is_no_final_one_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReceiverResponse.of(199, Map.of(), new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> ReceiverResponse.of(600, Map.of(), new byte[0]));
    }

    private static ReceiverResponse receive(DeliveryHandler handler) {
        return receiver().build().receive(sent(valid()), handler);
    }

    private static Admission.Admitted admitted() {
        return (Admission.Admitted) receiver().build().admit(sent(valid()));
    }
}
