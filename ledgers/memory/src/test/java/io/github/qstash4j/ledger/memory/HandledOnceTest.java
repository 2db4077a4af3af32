package io.github.qstash4j.ledger.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver with a ledger: what was acknowledged is not handled again, and its answer is given again. */
class HandledOnceTest {

    private final Endpoint endpoint = new Endpoint();

    @Test
    void a_message_that_was_acknowledged_is_answered_again_byte_for_byte_and_not_handled() {
        byte[] body = {0, -1, 13, 10, 'x'};
        DeliveryHandler handler = delivery -> Outcome.acknowledge(body);

        ReceiverResponse first = endpoint.receive(handler);
        ReceiverResponse second = endpoint.receive(handler);

        assertThat(endpoint.handled).hasSize(1);
        assertThat(second.status()).isEqualTo(200).isEqualTo(first.status());
        assertThat(second.headers()).isEqualTo(Map.of("Content-Type", "application/octet-stream"));
        assertThat(second.body()).isEqualTo(body).isEqualTo(first.body());
        assertThat(endpoint.heard).containsExactly("claimed", "handled 200", "duplicate COMPLETED");
    }

    @Test
    void an_empty_acknowledgement_stays_empty() {
        endpoint.receive(delivery -> Outcome.acknowledge());

        ReceiverResponse second = endpoint.receive(delivery -> Outcome.reject("handled twice"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.headers()).isEmpty();
        assertThat(second.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-type", "CONTENT-TYPE"})
    void a_frameworks_own_success_is_answered_again_however_it_spells_its_headers(String name) {
        endpoint.admitted()
                .settle(ReceiverResponse.of(
                        201, Map.of(name, "text/csv", "Location", "/orders/7"), "a;b".getBytes(UTF_8)));

        Admission again = endpoint.receiver.admit(Endpoint.sent(endpoint.delivery()));

        assertThat(again).isInstanceOf(Admission.AlreadyDone.class);
        ReceiverResponse response = ((Admission.AlreadyDone) again).response();
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.headers()).isEqualTo(Map.of("Content-Type", "text/csv"));
        assertThat(response.body()).asString(UTF_8).isEqualTo("a;b");
    }

    @Test
    void a_body_at_the_limit_of_the_record_is_answered_again_and_a_longer_one_as_an_empty_200() {
        String longest = "x".repeat(16 * 1024);
        assertThat(endpoint.receive(delivery -> Outcome.acknowledge(longest)).body())
                .hasSize(16 * 1024);
        assertThat(endpoint.receive(delivery -> Outcome.retry()).body())
                .asString(UTF_8)
                .isEqualTo(longest);

        Endpoint other = new Endpoint();
        assertThat(other.receive(delivery -> Outcome.acknowledge(longest + "x")).body())
                .hasSize(16 * 1024 + 1);
        ReceiverResponse again = other.receive(delivery -> Outcome.retry());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.headers()).isEmpty();
        assertThat(again.body()).isEmpty();
    }

    @Test
    void it_is_remembered_long_after_the_lease_and_the_token_have_ended() {
        endpoint.receive(delivery -> Outcome.acknowledge("done"));

        endpoint.clock.advance(Duration.ofDays(7).minusMillis(1));

        assertThat(endpoint.receive(delivery -> Outcome.retry()).status()).isEqualTo(200);
        endpoint.clock.advance(Duration.ofMillis(1));
        assertThat(endpoint.receive(delivery -> Outcome.retry()).status()).isEqualTo(500);
    }

    @Test
    void to_verify_asks_no_ledger() {
        endpoint.receive(delivery -> Outcome.acknowledge());

        assertThat(endpoint.receiver.verify(Endpoint.sent(endpoint.delivery())).messageId())
                .isEqualTo("msg_test");
        assertThat(endpoint.heard).containsExactly("claimed", "handled 200");
    }
}
