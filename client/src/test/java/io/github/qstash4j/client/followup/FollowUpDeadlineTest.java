package io.github.qstash4j.client.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Invocation;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Follow-up work of a handler whose run the platform ends. */
@Calls("POST /v2/batch")
class FollowUpDeadlineTest {

    private static final Exchange TAKEN = Exchange.json(200, "[{\"messageId\":\"msg_1\"}]");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().build();
    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .publicBaseUrl("https://app.example.com")
            .build();

    private ReceiverResponse receive(Duration left, Duration work) {
        SignedRequest signed = SignedRequest.valid();
        ReceiverRequest request = ReceiverRequest.of(
                        signed.url(), RequestHeaders.of(signed.headers()), DeliveryBody.of(signed.body()))
                .in(Invocation.of("a run", left));
        return receiver.receive(request, FollowUp.handler(qstash, (delivery, followUp) -> {
            assertThat(new CountDownLatch(1).await(work.toMillis(), TimeUnit.MILLISECONDS))
                    .isFalse();
            followUp.publish("receipt", OutgoingMessage.to("https://app.example.com/receipts"));
            return Outcome.acknowledge();
        }));
    }

    @Test
    void sending_ends_before_the_run_does_and_asks_for_a_retry() {
        server.then(Exchange.hangs());
        long start = System.nanoTime();

        ReceiverResponse response = receive(Duration.ofSeconds(1), Duration.ZERO);

        assertThat(response.status()).isEqualTo(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(800), Duration.ofSeconds(6));
    }

    @Test
    void the_time_that_the_handler_took_is_not_left_for_sending() {
        server.then(Exchange.hangs());
        long start = System.nanoTime();

        ReceiverResponse response = receive(Duration.ofSeconds(8), Duration.ofSeconds(7));

        assertThat(response.status()).isEqualTo(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(13));
    }

    @Test
    void a_handler_that_outlives_its_run_sends_without_that_limit() {
        server.then(TAKEN);

        assertThat(receive(Duration.ofMillis(50), Duration.ofMillis(100)).status())
                .isEqualTo(200);
        assertThat(server.requests()).hasSize(1);
    }
}
