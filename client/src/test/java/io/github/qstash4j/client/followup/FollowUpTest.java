package io.github.qstash4j.client.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Through the real receiver, with requests signed as QStash signs them. */
class FollowUpTest {

    private static final OutgoingMessage RECEIPT = OutgoingMessage.to("https://app.example.com/receipts");
    private static final OutgoingMessage INVOICE = OutgoingMessage.to("https://app.example.com/invoices");
    private static final Exchange BOTH_TAKEN =
            Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]");

    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .publicBaseUrl("https://app.example.com")
            .build();

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().build();

    @Test
    void is_sent_in_one_batch_when_the_outcome_is_an_acknowledgement() {
        server.then(BOTH_TAKEN);

        ReceiverResponse response = receive(SignedRequest.valid(), (delivery, followUp) -> {
            followUp.publish("receipt", RECEIPT.text(delivery.text()));
            followUp.publish("invoice", INVOICE);
            assertThat(server.requests())
                    .as("nothing is sent before the outcome")
                    .isEmpty();
            return Outcome.acknowledge("done");
        });

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString().isEqualTo("done");
        assertThat(server.request().line()).startsWith("POST /v2/batch ");
        assertThat(server.request().body()).contains("/receipts", "o-1", "/invoices");
    }

    @Test
    void is_not_sent_with_any_other_outcome() {
        for (Outcome outcome :
                new Outcome[] {Outcome.retry(), Outcome.retryAfter(Duration.ofMinutes(1)), Outcome.reject("cancelled")
                }) {
            assertThat(receive(SignedRequest.valid(), publishingBoth(outcome)).isSuccess())
                    .isFalse();
        }
        ReceiverResponse response = receive(SignedRequest.valid(), (delivery, followUp) -> {
            followUp.publish("receipt", RECEIPT);
            throw new IllegalArgumentException("a bug of the handler");
        });
        assertThat(response.status()).isEqualTo(500);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void is_not_there_for_a_request_that_is_not_from_qstash() {
        SignedRequest forged = SignedRequest.valid().signedWith(TestKeys.UNKNOWN);

        assertThat(receive(forged, publishingBoth(Outcome.acknowledge())).status())
                .isEqualTo(401);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void turns_the_outcome_into_a_retry_when_the_batch_fails() {
        server.then(Exchange.json(500, "{\"error\":\"down\"}"));

        assertThat(receive(SignedRequest.valid(), publishingBoth(Outcome.acknowledge()))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void turns_the_outcome_into_a_retry_when_one_message_is_refused_and_repeats_itself_exactly() {
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"error\":\"quota exceeded\"}]"));
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\",\"deduplicated\":true},{\"messageId\":\"msg_2\"}]"));

        ReceiverResponse first = receive(SignedRequest.valid(), publishingBoth(Outcome.acknowledge()));
        ReceiverResponse second = receive(SignedRequest.valid().retried(1), publishingBoth(Outcome.acknowledge()));

        assertThat(first.status()).isEqualTo(500);
        assertThat(second.status()).isEqualTo(200);
        assertThat(server.requests().get(1).body())
                .isEqualTo(server.requests().get(0).body());
    }

    @Test
    void has_other_deduplication_ids_for_another_message() {
        server.then(BOTH_TAKEN);
        server.then(BOTH_TAKEN);

        receive(SignedRequest.valid(), publishingBoth(Outcome.acknowledge()));
        receive(SignedRequest.valid().header("Upstash-Message-Id", "msg_other"), publishingBoth(Outcome.acknowledge()));

        assertThat(server.requests().get(1).body())
                .isNotEqualTo(server.requests().get(0).body());
    }

    @Test
    void asks_for_a_retry_when_a_step_is_used_twice() {
        ReceiverResponse response = receive(SignedRequest.valid(), (delivery, followUp) -> {
            followUp.publish("receipt", RECEIPT);
            followUp.publish("receipt", INVOICE);
            return Outcome.acknowledge();
        });

        assertThat(response.status()).isEqualTo(500);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void sends_nothing_when_there_is_no_step() {
        assertThat(receive(SignedRequest.valid(), (delivery, followUp) -> Outcome.acknowledge())
                        .status())
                .isEqualTo(200);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void takes_no_step_once_it_is_sent() {
        server.then(BOTH_TAKEN);
        List<FollowUp> kept = new ArrayList<>();
        receive(SignedRequest.valid(), (delivery, followUp) -> {
            kept.add(followUp);
            return publishingBoth(Outcome.acknowledge()).handle(delivery, followUp);
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get(0).publish("late", RECEIPT))
                .withMessageContaining("\"late\" comes too late");
    }

    private static FollowUpHandler publishingBoth(Outcome outcome) {
        return (delivery, followUp) -> {
            followUp.publish("receipt", RECEIPT);
            followUp.publish("invoice", INVOICE);
            return outcome;
        };
    }

    private ReceiverResponse receive(SignedRequest signed, FollowUpHandler handler) {
        ReceiverRequest request =
                ReceiverRequest.of(signed.url(), RequestHeaders.of(signed.headers()), DeliveryBody.of(signed.body()));
        return receiver.receive(request, FollowUp.handler(qstash, handler));
    }
}
