package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client, dev server and receiver, none of which shares code with another, over real HTTP. */
class DevServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final DevServer server = DevServer.builder().speed(100).start();
    private final QStash qstash = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();
    private HttpServer destination;
    private String base;
    private Receiver receiver;
    private volatile DeliveryHandler handler = delivery -> Outcome.acknowledge();

    @BeforeEach
    void startDestination() throws IOException {
        destination = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        destination.createContext("/", this::receive);
        destination.start();
        base = "http://127.0.0.1:" + destination.getAddress().getPort();
        receiver = Receiver.builder()
                .signingKeys(SigningKeys.of(server.currentSigningKey(), server.nextSigningKey()))
                .publicBaseUrl(base)
                .build();
    }

    @AfterEach
    void stop() {
        destination.stop(0);
        server.close();
    }

    @Test
    void what_is_published_arrives_as_it_was_and_is_verified() throws Exception {
        handler = delivery -> {
            handled.add(delivery.messageId() + " " + delivery.url() + " "
                    + delivery.headers().first("X-Tenant") + " "
                    + delivery.headers().first("Content-Type") + " " + delivery.text());
            return Outcome.acknowledge();
        };
        String url = base + "/jobs//a%20b?x=1&y=%2F&z";

        String id = qstash.publish(OutgoingMessage.to(url).json(List.of("ü")).header("X-Tenant", "t-1"))
                .messageId();

        await(id, MessageState.DELIVERED);
        assertThat(handled).containsExactly(id + " " + url + " t-1 application/json [\"ü\"]");
    }

    @Test
    void a_failing_message_is_retried_and_then_dead_lettered() {
        handler = delivery -> {
            handled.add(Integer.toString(delivery.retried()));
            return Outcome.retry();
        };

        String id =
                qstash.publish(OutgoingMessage.to(base + "/jobs").retries(2)).messageId();

        assertThat(await(id, MessageState.FAILED).dlqId()).isNotNull();
        assertThat(handled).containsExactly("0", "1", "2");
    }

    @Test
    void a_deduplication_id_is_taken_once() {
        OutgoingMessage message = OutgoingMessage.to(base + "/jobs").deduplicationId("once");

        PublishResult first = qstash.publish(message);
        PublishResult second = qstash.publish(message);

        assertThat(first.deduplicated()).isFalse();
        assertThat(second.deduplicated()).isTrue();
        assertThat(second.messageId()).isEqualTo(first.messageId());
    }

    @Test
    void a_batch_is_taken_message_by_message() {
        List<BatchResult> results = qstash.batch(
                List.of(OutgoingMessage.to(base + "/jobs/1").text("a"), OutgoingMessage.to(base + "/jobs/2")));

        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result).isInstanceOf(BatchResult.Published.class);
            await(((BatchResult.Published) result).messageId(), MessageState.DELIVERED);
        });
    }

    @Test
    void a_wrong_token_is_an_exception_that_does_not_tell_it() {
        QStash stranger = QStash.builder()
                .token("someone-elses")
                .baseUrl(server.url().toString())
                .build();

        assertThatExceptionOfType(QStashException.class)
                .isThrownBy(() -> stranger.publish(OutgoingMessage.to(base + "/jobs")))
                .withMessageNotContaining("someone-elses")
                .extracting(QStashException::kind)
                .isEqualTo(QStashException.Kind.UNAUTHORIZED);
    }

    /** The first acknowledgement is lost in an action that fails after the follow-up work was sent. */
    @Test
    void follow_up_work_is_enqueued_once_although_its_delivery_is_repeated() {
        handler = FollowUp.handler(qstash, (delivery, followUp) -> {
            handled.add(delivery.url().substring(base.length()) + " " + delivery.retried());
            if (delivery.url().endsWith("/order")) {
                followUp.publish("receipt", OutgoingMessage.to(base + "/receipt"));
                delivery.beforeAcknowledge(() -> {
                    if (delivery.retried() == 0) {
                        throw new IOException("the process ended here");
                    }
                });
            }
            return Outcome.acknowledge();
        });

        String id = qstash.publish(OutgoingMessage.to(base + "/order")).messageId();

        await(id, MessageState.DELIVERED);
        server.timeline().await(event -> isDelivered(event, "/receipt"), PATIENCE);
        assertThat(handled).containsExactlyInAnyOrder("/order 0", "/order 1", "/receipt 0");
        assertThat(server.timeline().events())
                .filteredOn(event -> event.url().endsWith("/receipt") && event.state() == MessageState.CREATED)
                .hasSize(1);
    }

    private boolean isDelivered(TimelineEvent event, String path) {
        return event.url().equals(base + path) && event.state() == MessageState.DELIVERED;
    }

    private TimelineEvent await(String messageId, MessageState state) {
        return server.timeline()
                .await(event -> event.messageId().equals(messageId) && event.state() == state, PATIENCE);
    }

    private void receive(HttpExchange exchange) throws IOException {
        ReceiverResponse response = receiver.receive(
                ReceiverRequest.of(
                        exchange.getRequestURI().toString(),
                        RequestHeaders.of(exchange.getRequestHeaders()),
                        DeliveryBody.of(exchange.getRequestBody())),
                handler);
        response.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
