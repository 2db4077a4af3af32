package io.github.qstash4j.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.QStashTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the Internet sends to an endpoint that it has found, over real HTTP. */
@QStashTest
@SpringBootTest(webEnvironment = RANDOM_PORT)
class HostileRequestTest {

    private static final String APP = "https://app.example.com";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void what_QStash_signs_is_handled(DevServer server) throws Exception {
        assertThat(send(receipt(server)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anything_else_is_refused(SignedRequest attack) throws Exception {
        HttpResponse<String> response = send(attack);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("Unauthorized");
    }

    static Stream<Named<SignedRequest>> attacks(DevServer server) {
        SignedRequest receipt = receipt(server);
        return Stream.of(
                Named.of("no signature", receipt.header("Upstash-Signature")),
                Named.of("garbage", receipt.header("Upstash-Signature", "garbage")),
                Named.of("another key", receipt.signedWith(TestKeys.UNKNOWN)),
                Named.of("expired by a minute", receipt.issuedAt(Instant.now().minusSeconds(360))),
                Named.of("another URL", receipt.to(APP + "/jobs/flaky")),
                Named.of("one changed byte", receipt.withTamperedBody("{\"orderId\":\"o-1\",\"amount\":43}")));
    }

    private static SignedRequest receipt(DevServer server) {
        return SignedRequest.valid().signedWith(server.currentSigningKey()).to(APP + "/jobs/receipt");
    }

    private HttpResponse<String> send(SignedRequest request) throws Exception {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/jobs/receipt"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return HTTP.send(http.build(), HttpResponse.BodyHandlers.ofString());
    }
}
