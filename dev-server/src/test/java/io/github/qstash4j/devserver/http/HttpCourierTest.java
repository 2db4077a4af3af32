package io.github.qstash4j.devserver.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.TestDestination;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.Response;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCourierTest {

    private static final int MAX_RESPONSE = 1000;
    /** Longer than a connection rests before it is offered again. */
    private static final Duration REST = Duration.ofMillis(40);

    private final HttpCourier courier = new HttpCourier(MAX_RESPONSE);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        courier.close();
        destination.close();
    }

    private CompletableFuture<Answer> send(String url, Duration timeout) {
        return send(courier, url, timeout);
    }

    static CompletableFuture<Answer> send(HttpCourier courier, String url, Duration timeout) {
        Destination to = Objects.requireNonNull(Destination.parse(url), url);
        return courier.deliver(new DeliveryRequest(to, to, "POST", Headers.NONE, Body.ofText("x"), timeout));
    }

    private Answer deliver(String url) throws Exception {
        return send(url, Duration.ofSeconds(10)).get(20, TimeUnit.SECONDS);
    }

    private static void after(Duration time) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    @Test
    void a_redirect_is_a_response_and_not_followed() throws Exception {
        destination.answering(request -> TestDestination.response("302 Found", "Location: /other\r\n", ""));

        assertThat(deliver(destination.url("/"))).isInstanceOfSatisfying(Response.class, response -> {
            assertThat(response.status()).isEqualTo(302);
            assertThat(response.headers().first("location")).isEqualTo("/other");
        });
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void a_host_that_was_down_once_keeps_its_connections_when_it_is_up_again() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            port = free.getLocalPort();
        }
        assertThat(deliver("http://127.0.0.1:" + port + "/")).isInstanceOf(NoResponse.class);

        try (TestDestination up = new TestDestination(port)) {
            for (int i = 0; i < 20; i++) {
                assertThat(deliver(up.url("/"))).isInstanceOf(Response.class);
                after(REST);
            }
            assertThat(up.connections()).isLessThan(10);
        }
    }

    @Test
    void a_request_does_not_print_its_token() {
        Destination to = Objects.requireNonNull(Destination.parse(destination.url("/")));
        Headers secret = new Headers(List.of(new Header("Upstash-Signature", "secret")));

        assertThat(new DeliveryRequest(to, to, "POST", secret, Body.EMPTY, Duration.ofSeconds(1)).toString())
                .contains("POST")
                .doesNotContain("secret");
    }

    @Test
    void a_response_over_the_limit_is_cut() throws Exception {
        destination.answering(request -> TestDestination.response("200 OK", "", "z".repeat(500_000)));

        assertThat(deliver(destination.url("/")))
                .isInstanceOfSatisfying(
                        Response.class,
                        response -> assertThat(response.body().size()).isEqualTo(MAX_RESPONSE));
    }

    @Test
    void a_kept_connection_does_not_keep_the_timeout_of_an_earlier_delivery() throws Exception {
        Duration longer = Duration.ofSeconds(2);
        destination.answering(request -> {
            if (destination.received().size() == 2) {
                after(longer);
            }
            return TestDestination.OK;
        });

        assertThat(send(destination.url("/"), longer.dividedBy(2)).get(20, TimeUnit.SECONDS))
                .isInstanceOf(Response.class);
        after(REST);
        assertThat(deliver(destination.url("/"))).isInstanceOf(Response.class);
        assertThat(destination.connections()).isOne();
    }

    @Test
    void a_destination_that_never_answers_is_a_timeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        destination.answering(request -> hang(end));

        Answer answer = send(destination.url("/"), Duration.ofMillis(200)).get(20, TimeUnit.SECONDS);

        assertThat(answer).isEqualTo(new NoResponse("No complete response came within PT0.2S."));
        end.countDown();
    }

    @Test
    void a_destination_that_never_finishes_its_answer_is_a_timeout() throws Exception {
        destination.answering(request -> "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");

        Answer answer = send(destination.url("/"), Duration.ofMillis(200)).get(20, TimeUnit.SECONDS);

        assertThat(answer.error()).contains("PT0.2S");
    }

    static String hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    @Test
    void a_slow_destination_holds_up_no_other() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        destination.answering(request -> request.line().contains("/slow") ? hang(end) : TestDestination.OK);
        CompletableFuture<Answer> slow = send(destination.url("/slow"), Duration.ofSeconds(10));

        assertThat(deliver(destination.url("/quick")).isSuccess()).isTrue();
        assertThat(slow).isNotDone();
        end.countDown();
    }

    @Test
    void a_closed_connection_is_a_failed_attempt_that_the_destination_saw_once() throws Exception {
        destination.answering(request -> "");

        assertThat(deliver(destination.url("/"))).isInstanceOf(NoResponse.class);
        assertThat(destination.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "SSH-2.0-OpenSSH\r\n"})
    void garbage_is_a_failed_attempt(String garbage) throws Exception {
        destination.answering(request -> garbage);

        Answer answer = send(destination.url("/"), Duration.ofSeconds(1)).get(20, TimeUnit.SECONDS);

        assertThat(answer).isInstanceOf(NoResponse.class);
    }

    /** It would keep the thread that reads, which others need. */
    @Test
    void endless_informational_responses_are_a_failed_attempt() throws Exception {
        destination.answering(request -> "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1000) + TestDestination.OK);

        assertThat(deliver(destination.url("/")).error()).contains("more than 100 informational responses came");
    }

    @Test
    void a_few_informational_responses_come_before_the_response() throws Exception {
        destination.answering(request -> "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100) + TestDestination.OK);

        assertThat(deliver(destination.url("/")).isSuccess()).isTrue();
    }

    @Test
    void nobody_listening_is_a_failed_attempt() throws Exception {
        int port;
        // Nobody ever waits here for a connection that might come just before the end.
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }

        assertThat(deliver("http://127.0.0.1:" + port + "/").error()).startsWith("No connection to 127.0.0.1:");
    }

    @Test
    void an_unknown_host_is_a_failed_attempt() throws Exception {
        assertThat(deliver("http://nowhere.invalid/").error())
                .isEqualTo("The host nowhere.invalid could not be resolved.");
    }

    @Test
    void a_name_server_that_never_answers_is_a_timeout_and_holds_up_no_other_host() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (HttpCourier asking = new HttpCourier(MAX_RESPONSE, host -> addresses(host, end))) {
            List<CompletableFuture<Answer>> slow = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                slow.add(send(asking, "http://slow.test/" + i, Duration.ofMillis(500)));
            }
            String quick = destination.url("/").replace("127.0.0.1", "quick.test");

            assertThat(send(asking, quick, Duration.ofSeconds(10))
                            .get(20, TimeUnit.SECONDS)
                            .isSuccess())
                    .isTrue();
            for (CompletableFuture<Answer> answer : slow) {
                assertThat(answer.get(20, TimeUnit.SECONDS).error())
                        .isEqualTo("No complete response came within PT0.5S.");
            }
            end.countDown();
        }
        assertThat(destination.received()).hasSize(1);
    }

    private static InetAddress[] addresses(String host, CountDownLatch end) {
        if (host.equals("slow.test")) {
            hang(end);
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Test
    void a_destination_that_does_not_speak_tls_is_a_failed_attempt() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            CompletableFuture<Answer> answer =
                    send("https://127.0.0.1:" + plain.getLocalPort() + "/", Duration.ofSeconds(10));
            try (Socket socket = plain.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));

                assertThat(answer.get(20, TimeUnit.SECONDS).error()).startsWith("No secure connection to 127.0.0.1:");
            }
        }
    }

    @Test
    void a_host_that_closes_in_silence_costs_at_most_one_attempt() throws Exception {
        try (TestDestination closing = new TestDestination().closingAfterEachAnswer()) {
            assertThat(failures(closing)).isLessThanOrEqualTo(1);
        }
    }

    private int failures(TestDestination closing) throws Exception {
        int failures = 0;
        for (int i = 0; i < 100; i++) {
            failures += deliver(closing.url("/")).isSuccess() ? 0 : 1;
        }
        return failures;
    }

    @Test
    void a_host_that_breaks_off_kept_connections_gets_new_ones() throws Exception {
        try (TestDestination closing = new TestDestination().closingAtSecondRequest()) {
            assertThat(failures(closing)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void connections_are_kept_for_the_next_delivery() throws Exception {
        int deliveries = 0;
        while (destination.connections() == deliveries && deliveries < 10_000) {
            assertThat(deliver(destination.url("/")).isSuccess()).isTrue();
            deliveries++;
        }

        assertThat(destination.connections()).isLessThan(deliveries);
    }
}
