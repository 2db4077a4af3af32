package io.github.qstash4j.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A receiver with a ledger, and somebody who has caught a delivery and sends it again. */
class ReplayedDeliveryTest {

    private final Endpoint endpoint = new Endpoint();

    @Test
    void a_token_that_comes_again_under_another_message_id_is_refused() {
        SignedRequest caught = endpoint.delivery();
        endpoint.receive(caught, delivery -> Outcome.acknowledge());

        refusedAsReplayed(caught.header("Upstash-Message-Id", "msg_made_up"));
        endpoint.clock.advance(Duration.ofSeconds(304));
        refusedAsReplayed(caught.header("Upstash-Message-Id", "msg_made_up"));
    }

    @Test
    void a_token_that_comes_again_as_it_was_is_answered_as_it_was() {
        SignedRequest caught = endpoint.delivery();
        endpoint.receive(caught, delivery -> Outcome.acknowledge("done"));

        assertThat(endpoint.receive(caught.retried(1), delivery -> Outcome.retry())
                        .body())
                .asString()
                .isEqualTo("done");
        assertThat(endpoint.handled).hasSize(1);
    }

    @Test
    void another_body_under_a_message_id_that_is_known_is_refused_whatever_became_of_the_message() {
        SignedRequest other = endpoint.delivery().body("another");
        endpoint.receive(delivery -> Outcome.retry());
        refusedAsReplayed(other);
        var admitted = endpoint.admitted();
        refusedAsReplayed(other);
        admitted.settle(Outcome.acknowledge());
        refusedAsReplayed(other);
    }

    @Test
    void a_hash_that_is_padded_is_the_same_body() {
        SignedRequest delivery = endpoint.delivery();
        endpoint.receive(delivery, unused -> Outcome.retry());
        String hash = endpoint.receiver.verify(Endpoint.sent(delivery)).claims().bodyHash();

        assertThat(hash).doesNotEndWith("=");
        assertThat(endpoint.receive(
                                endpoint.delivery().claim("body", "\"" + hash + "=\""), unused -> Outcome.acknowledge())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_delivery_without_jti_is_malformed_with_a_ledger_and_fine_without_one() {
        SignedRequest anonymous = SignedRequest.valid(endpoint.clock).withoutClaim("jti");

        assertThat(endpoint.receive(anonymous, delivery -> Outcome.acknowledge())
                        .status())
                .isEqualTo(401);
        assertThat(endpoint.heard).containsExactly("refused MALFORMED");
        Receiver without = Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .publicBaseUrl("https://app.example.com")
                .clock(endpoint.clock)
                .build();
        for (int i = 0; i < 2; i++) {
            assertThat(without.receive(Endpoint.sent(anonymous), delivery -> {
                                delivery.recordStep("charged");
                                delivery.renewLease(Duration.ofMinutes(1));
                                assertThat(delivery.progress()).isEmpty();
                                return Outcome.acknowledge();
                            })
                            .status())
                    .isEqualTo(200);
        }
    }

    private void refusedAsReplayed(SignedRequest request) {
        int before = endpoint.handled.size();
        ReceiverResponse response = endpoint.receive(request, delivery -> Outcome.acknowledge());

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).asString().isEqualTo("Unauthorized");
        assertThat(endpoint.handled).hasSize(before);
        assertThat(endpoint.heard).last().isEqualTo("refused REPLAYED");
    }
}
