package io.github.qstash4j.lambda;

import static io.github.qstash4j.test.QStashAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.client.followup.FollowUpHandler;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Follow-up work at the end of an invocation, and behind it. */
@Timeout(60)
class FollowUpDeadlineTest {

    private static final String URL = "https://u0rl1example.lambda-url.eu-central-1.on.aws";
    private static final String RECEIPTS = "https://receipts.example.com/new";

    private final BlockingQueue<Integer> settled = new LinkedBlockingQueue<>();
    private final Receiver receiver = Probe.builder(Map.of())
            .ledger(MemoryLedger.create())
            .listener(new ReceiverListener() {
                @Override
                public void handled(
                        Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
                    settled.add(response.status());
                }
            })
            .build();
    private final AtomicInteger runs = new AtomicInteger();
    private int deliveries;

    private JsonNode deliver(QStash qstash, FollowUpHandler handler, int remaining) {
        SignedRequest signed =
                SignedRequest.valid().to(URL).tokenId("jti_" + ++deliveries).retried(deliveries - 1);
        return Probe.answer(
                new QStashStreamHandler(receiver, FollowUp.handler(qstash, handler)),
                AwsEvent.of("function-url-root").carrying(signed).bytes(),
                new TestContext(remaining));
    }

    private Outcome publish(FollowUp followUp) {
        runs.incrementAndGet();
        followUp.publish("receipt", OutgoingMessage.to(RECEIPTS).text("receipt"));
        return Outcome.acknowledge("taken");
    }

    @Test
    void a_qstash_that_does_not_answer_is_given_up_in_time_for_an_answer_and_the_message_is_released()
            throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            QStash qstash = QStash.builder()
                    .baseUrl("http://127.0.0.1:" + silent.getLocalPort())
                    .token("any")
                    .build();
            JsonNode answer = deliver(qstash, (delivery, followUp) -> publish(followUp), 2000);

            assertThat(answer.get("statusCode").intValue()).isIn(500, 503);
            assertThat(settled.poll(10, TimeUnit.SECONDS)).isEqualTo(500);
            assertThat(deliver(qstash, (delivery, followUp) -> Outcome.acknowledge("again"), 60_000)
                            .get("body")
                            .asText())
                    .isEqualTo("again");
        }
    }

    @Test
    void a_handler_that_finishes_behind_its_invocation_still_sends_and_runs_once() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch thawed = new CountDownLatch(1);
        try (DevServer server = DevServer.builder().manualTime().start()) {
            QStash qstash = QStash.builder()
                    .baseUrl(server.url().toString())
                    .token(server.token())
                    .build();
            FollowUpHandler late = (delivery, followUp) -> {
                begun.countDown();
                assertThat(thawed.await(30, TimeUnit.SECONDS)).isTrue();
                return publish(followUp);
            };

            assertThat(deliver(qstash, late, 1000).get("statusCode").intValue()).isEqualTo(503);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            thawed.countDown();
            assertThat(settled.poll(10, TimeUnit.SECONDS)).isEqualTo(200);

            JsonNode again = deliver(qstash, late, 60_000);
            assertThat(again.get("body").asText()).isEqualTo("taken");
            assertThat(runs).hasValue(1);
            assertThat(server).hasMessagesTo(RECEIPTS, 1);
        }
    }
}
