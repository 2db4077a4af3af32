package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The connections to a real server: when they are opened, kept and given up. */
class ConnectionsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final OutgoingMessage MESSAGE = OutgoingMessage.to(TestServer.URL + "/receipts");

    @AutoClose
    private final DevServer server = DevServer.builder()
            .manualTime(TestServer.START)
            .destination(TestServer.URL, request -> Response.of(200))
            .start();

    @AutoClose
    private final RecordingProxy proxy = RecordingProxy.before(server.url());

    private final QStash qstash = client().build();

    /** On a busy machine as well, no call is repeated. */
    private QStashBuilder client() {
        return QStash.builder()
                .token(server.token())
                .baseUrl(proxy.url())
                .requestTimeout(LONG)
                .deadline(LONG);
    }

    @Test
    void there_is_none_before_the_first_call_and_then_one() {
        assertThat(proxy.connections()).isZero();

        qstash.publish(MESSAGE);
        qstash.withDeadline(LONG.minusSeconds(1)).publish(MESSAGE);

        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void one_that_is_opened_before_is_used_by_the_first_message_and_nothing_is_published_for_it() {
        assertThat(qstash.connect()).isTrue();
        assertThat(proxy.connections()).isEqualTo(1);
        assertThat(server.timeline().events()).isEmpty();

        qstash.publish(MESSAGE);

        assertThat(proxy.connections()).isEqualTo(1);
        assertThat(proxy.violations()).isEmpty();
    }

    @Test
    void the_answer_does_not_matter_to_a_connection() {
        assertThat(client().token("of-nobody").build().connect()).isTrue();
    }

    @Test
    void that_nobody_listens_is_an_answer_and_no_exception() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(client().baseUrl("http://127.0.0.1:" + port).build().connect())
                .isFalse();
    }

    @Test
    void that_nobody_answers_is_known_by_the_deadline() {
        try (ExchangeServer silent = ExchangeServer.start(Exchange.hangs())) {
            QStash waiting = silent.client().deadline(Duration.ofMillis(200)).build();

            assertThat(waiting.connect()).isFalse();
        }
    }

    @Test
    void one_that_breaks_is_not_opened_again() {
        try (ExchangeServer broken = ExchangeServer.start(Exchange.closesMidway(), Exchange.json(200, "{}"))) {
            assertThat(broken.client().deadline(LONG).build().connect()).isFalse();
            assertThat(broken.request().line()).isEqualTo("GET /v2/globalParallelism HTTP/1.1");
        }
    }

    @Test
    void an_interrupt_ends_it_and_stays_for_the_caller() {
        try (ExchangeServer silent = ExchangeServer.start(Exchange.hangs())) {
            Thread.currentThread().interrupt();

            assertThat(silent.client().build().connect()).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void after_they_were_dropped_a_new_one_is_opened_for_copies_as_well() {
        QStash patient = qstash.withDeadline(LONG.minusSeconds(1));
        patient.publish(MESSAGE);

        qstash.dropConnections();
        patient.publish(MESSAGE);
        qstash.publish(MESSAGE);

        assertThat(proxy.connections()).isEqualTo(2);
        assertThat(proxy.violations()).isEmpty();
    }

    @Test
    void dead_ones_cost_a_message_nothing_once_they_were_dropped() {
        qstash.connect();
        proxy.loseConnections();
        assertThatExceptionOfType(QStashException.class)
                .as("without dropping them")
                .isThrownBy(() -> qstash.withDeadline(Duration.ofMillis(300)).publish(MESSAGE))
                .matches(e -> e.kind() == QStashException.Kind.NO_ANSWER);
        qstash.dropConnections();
        assertThat(qstash.connect()).isTrue();
        proxy.loseConnections();

        qstash.dropConnections();
        qstash.publish(MESSAGE);

        assertThat(proxy.connections()).isEqualTo(3);
    }

    @Test
    void a_call_under_way_ends_where_it_has_begun() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        Exchange slow = (connection, record) -> {
            record.accept(RawRequest.read(connection.getInputStream()));
            asked.countDown();
            await(dropped);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 201 X\r\nContent-Length: 21\r\n\r\n{\"messageId\":\"msg_1\"}".getBytes(US_ASCII));
        };
        try (ExchangeServer exchanges = ExchangeServer.start(slow, Exchange.published("msg_2"))) {
            QStash client = exchanges
                    .client()
                    .deadline(Duration.ofMinutes(1))
                    .requestTimeout(Duration.ofMinutes(1))
                    .build();
            CompletableFuture<PublishResult> first = client.publishAsync(MESSAGE);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            client.dropConnections();
            for (int i = 0; i < 3; i++) {
                System.gc(); // which ends a client of Java's that nobody uses
            }
            dropped.countDown();

            assertThat(first.get(20, TimeUnit.SECONDS).messageId()).isEqualTo("msg_1");
            assertThat(client.publish(MESSAGE).messageId()).isEqualTo("msg_2");
            assertThat(exchanges.requests()).hasSize(2);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("The test has not gone on.");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
