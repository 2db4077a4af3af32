package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Clients that are slow, stop, or go away. */
@ParameterizedClass
@EnumSource
class WebFluxClientsTest {

    private static final BlockingQueue<String> HAPPENED = new ArrayBlockingQueue<>(1000);
    private static volatile Sinks.Empty<Void> gate = Sinks.empty();

    private final ReactiveServer server;
    private final List<Socket> sockets = new ArrayList<>();
    private RunningApplication application;

    WebFluxClientsTest(ReactiveServer server) {
        this.server = server;
    }

    @BeforeEach
    void start() {
        HAPPENED.clear();
        gate = Sinks.empty();
        // Tomcat takes clients that have stopped for requests to wait for.
        application = RunningApplication.start(
                server, Application.class, "qstash.ledger.type=memory", "server.shutdown=immediate");
    }

    @AfterEach
    void stop() throws IOException {
        gate.tryEmitEmpty();
        for (Socket socket : sockets) {
            socket.close();
        }
        application.close();
    }

    @Test
    void an_unsigned_request_is_answered_before_its_body_comes() throws Exception {
        Socket client = begin(signed("/length").header("Upstash-Signature").body("x".repeat(1000)), 0);

        assertThat(statusLine(client)).contains(" 401");
    }

    @Test
    void a_body_may_come_in_many_pieces() throws Exception {
        SignedRequest request = signed("/length").body("x".repeat(300_000));
        Socket client = begin(request, 0);
        OutputStream out = client.getOutputStream();
        for (int sent = 0; sent < 300_000; sent += 10_000) {
            out.write(request.body(), sent, 10_000);
            out.flush();
        }

        assertThat(statusLine(client)).contains(" 200");
        assertThat(HAPPENED.poll(10, TimeUnit.SECONDS)).isEqualTo("300000");
    }

    @Test
    void clients_that_stop_hold_no_thread_and_no_claim() throws Exception {
        for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE + 100; i++) {
            begin(signed("/length").body("x".repeat(1000)), 500);
        }

        assertThat(application.send(signed("/length").body("x".repeat(1000))).statusCode())
                .as("the same message, in full")
                .isEqualTo(200);
        assertThat(HAPPENED).containsExactly("1000");
    }

    @Test
    void nobody_waits_for_consumers_that_take_long() throws Exception {
        for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; i++) {
            SignedRequest request = signed("/blocks").messageId("m-" + i).tokenId("t-" + i);
            begin(request, request.body().length);
        }
        for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; i++) {
            assertThat(HAPPENED.poll(30, TimeUnit.SECONDS)).isEqualTo("blocks");
        }

        Socket client = begin(signed("/length").header("Upstash-Signature"), 0);
        assertThat(statusLine(client)).contains(" 401");
    }

    @Test
    void a_client_that_goes_away_before_its_body_is_complete_runs_nothing() throws Exception {
        begin(signed("/length").body("x".repeat(1000)), 500).close();

        assertThat(application.send(signed("/length").body("y")).statusCode()).isEqualTo(200);
        assertThat(HAPPENED).containsExactly("1");
    }

    @Test
    void a_client_that_goes_away_while_the_consumer_works_keeps_nothing_from_being_settled() throws Exception {
        SignedRequest request = signed("/waits");
        Socket client = begin(request, request.body().length);
        assertThat(HAPPENED.poll(10, TimeUnit.SECONDS)).isEqualTo("began");
        client.setSoLinger(true, 0);
        client.close();
        // The server has noticed when it answers somebody who came later.
        assertThat(application
                        .send(signed("/length").messageId("other").tokenId("other"))
                        .statusCode())
                .isEqualTo(200);
        HAPPENED.clear();
        gate.tryEmitEmpty();

        assertThat(HAPPENED.poll(10, TimeUnit.SECONDS)).isEqualTo("acknowledged");
        int status;
        do {
            status = application.send(request).statusCode();
        } while (status == 409);
        assertThat(status).as("when it is delivered again").isEqualTo(200);
        assertThat(HAPPENED).as("it does not run again").isEmpty();
    }

    /** Sends the head, and some of the body. */
    private Socket begin(SignedRequest request, int bytes) throws IOException {
        int port = Integer.parseInt(application.context().getEnvironment().getRequiredProperty("local.server.port"));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        sockets.add(socket);
        StringBuilder head = new StringBuilder("POST ")
                .append(request.url().substring(RunningApplication.PUBLIC.length()))
                .append(" HTTP/1.1\r\nHost: app.example.com\r\nContent-Length: ")
                .append(request.body().length)
                .append("\r\n");
        request.headers()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        OutputStream out = socket.getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        out.write(request.body(), 0, bytes);
        out.flush();
        return socket;
    }

    private static String statusLine(Socket client) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = client.getInputStream().read();
                c >= 0 && c != '\r';
                c = client.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @RestController
        static class Consumers {

            @QStashMapping("/length")
            Outcome length(Delivery delivery) {
                HAPPENED.add(String.valueOf(delivery.bytes().length));
                return Outcome.acknowledge();
            }

            @QStashMapping("/blocks")
            Outcome blocks() {
                HAPPENED.add("blocks");
                gate.asMono().block();
                return Outcome.acknowledge();
            }

            @QStashMapping("/waits")
            Mono<Outcome> waits(Delivery delivery) {
                delivery.beforeAcknowledge(() -> HAPPENED.add("acknowledged"));
                HAPPENED.add("began");
                return gate.asMono().thenReturn(Outcome.acknowledge());
            }
        }
    }
}
