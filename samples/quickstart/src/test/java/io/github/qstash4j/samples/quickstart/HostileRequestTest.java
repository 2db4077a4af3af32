package io.github.qstash4j.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What the Internet sends to an endpoint that it has found, over real HTTP. */
class HostileRequestTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext application;
    private static String base;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        base = "http://127.0.0.1:" + port;
        application = SpringApplication.run(
                OrdersApplication.class,
                "--server.port=" + port,
                "--qstash.public-base-url=" + base,
                "--qstash.current-signing-key=" + TestKeys.CURRENT,
                "--qstash.token=unused");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void what_QStash_signs_is_handled() throws Exception {
        assertThat(send(receipt()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anything_else_is_refused(SignedRequest attack) throws Exception {
        HttpResponse<String> response = send(attack);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("Unauthorized");
    }

    static Stream<Named<SignedRequest>> attacks() {
        return Stream.of(
                Named.of("no signature", receipt().header("Upstash-Signature")),
                Named.of("garbage", receipt().header("Upstash-Signature", "garbage")),
                Named.of("another key", receipt().signedWith(TestKeys.UNKNOWN)),
                Named.of("expired by a minute", receipt().issuedAt(Instant.now().minusSeconds(360))),
                Named.of("another URL", receipt().to(base + "/jobs/flaky")),
                Named.of(
                        "one changed byte",
                        receipt().withTamperedBody("{\"orderId\":\"o-1\",\"amount\":43}".getBytes(UTF_8))));
    }

    private static SignedRequest receipt() {
        return SignedRequest.valid().to(base + "/jobs/receipt");
    }

    private static HttpResponse<String> send(SignedRequest request) throws Exception {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(base + "/jobs/receipt"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return HTTP.send(http.build(), HttpResponse.BodyHandlers.ofString());
    }
}
