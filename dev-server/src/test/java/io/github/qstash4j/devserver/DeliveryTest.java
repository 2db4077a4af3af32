package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    private final DevServer server = DevServer.builder().speed(10_000).start();
    private final Rest rest = Rest.of(server);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private Received delivered(String target, String body, String... headers) {
        String id = rest.published(destination.url(target), body, headers);
        Servers.await(server, id, MessageState.DELIVERED);
        return destination.received().get(destination.received().size() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "?a=1",
                "/a?b=c//d",
                "//a//../b;x=1?c=%zz&d=[1]&&e=%2F|{}",
                "/%20%C3%A9?",
                "/a?q=1&upstash=2&x=http://b?c",
                "/v2/publish/https://c.test/?d"
            })
    void the_destination_stays_as_it_was_published_byte_for_byte(String target) {
        Received request = delivered(target, "");

        assertThat(Tokens.claims(request.token()).get("sub").asText()).isEqualTo(destination.url(target));
        assertThat(request.line()).isEqualTo("POST " + (target.startsWith("/") ? "" : "/") + target + " HTTP/1.1");
        assertThat(request.all("Host")).containsExactly(destination.url("").substring("http://".length()));
    }

    @Test
    void parameters_for_qstash_do_not_reach_the_destination() {
        String url = destination.url("/a?x=1&qstash_token=" + server.token() + "&Upstash-Method=PUT&y=2");
        Rest.Answer answer = rest.raw(
                "POST /v2/publish/" + url + " HTTP/1.1\r\nHost: q\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        Servers.await(server, answer.text("messageId"), MessageState.DELIVERED);

        assertThat(answer.text("url")).isEqualTo(destination.url("/a?x=1&y=2"));
        assertThat(destination.received().get(0).line()).isEqualTo("PUT /a?x=1&y=2 HTTP/1.1");
    }

    @Shows("Upstash-Signature")
    @Test
    void a_delivery_is_signed_with_the_current_key_for_five_minutes() throws Exception {
        String body = "{\"n\": \"\u00e9\"}";
        long before = Instant.now().getEpochSecond();

        Received request = delivered("/jobs", body);

        String token = request.token();
        assertThat(Tokens.isSignedWith(token, server.currentSigningKey())).isTrue();
        assertThat(Tokens.isSignedWith(token, server.nextSigningKey())).isFalse();
        assertThat(Tokens.header(token).get("alg").asText()).isEqualTo("HS256");
        JsonNode claims = Tokens.claims(token);
        assertThat(claims.get("iss").asText()).isEqualTo("Upstash");
        assertThat(claims.get("jti").asText()).matches("jwt_[A-Za-z0-9]{20,}");
        assertThat(claims.get("nbf").asLong()).isBetween(before, Instant.now().getEpochSecond());
        assertThat(claims.get("iat")).isEqualTo(claims.get("nbf"));
        assertThat(claims.get("exp").asLong()).isEqualTo(claims.get("nbf").asLong() + 300);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        assertThat(claims.get("body").asText())
                .isEqualTo(Base64.getUrlEncoder().encodeToString(hash))
                .endsWith("=");
    }

    @Shows({"Upstash-Message-Id", "Upstash-Retried", "Upstash-Caller-Ip", "Upstash-Region"})
    @Test
    void a_delivery_carries_the_documented_headers() {
        String id = rest.published(destination.url("/"), "a=1", "Content-Type: application/x-www-form-urlencoded");
        Servers.await(server, id, MessageState.DELIVERED);

        Received request = destination.received().get(0);
        assertThat(request.all("User-Agent")).containsExactly("Upstash-QStash");
        assertThat(request.all("Content-Type")).containsExactly("application/x-www-form-urlencoded");
        assertThat(request.all("Upstash-Message-Id")).containsExactly(id);
        assertThat(request.all("Upstash-Retried")).containsExactly("0");
        assertThat(request.all("Upstash-Caller-Ip")).containsExactly("127.0.0.1");
        assertThat(request.all("Upstash-Region")).containsExactly("EU-CENTRAL-1");
        assertThat(request.all("Content-Length")).containsExactly("3");
        assertThat(request.all("Authorization")).isEmpty();
        assertThat(request.headers()).hasSize(9);
    }

    @Shows("Upstash-Forward-*")
    @Test
    void forwarded_headers_lose_their_prefix_and_keep_their_bytes() {
        Received request = delivered(
                "/",
                "",
                "Upstash-Forward-My-Header: my value, \u00c3\u00a9",
                "upstash-forward-authorization: Bearer abc",
                "Upstash-Forward-Tag: 1",
                "Upstash-Forward-Tag: 2",
                "X-Not-Forwarded: 1");

        assertThat(request.all("My-Header")).containsExactly("my value, \u00c3\u00a9");
        assertThat(request.all("Authorization")).containsExactly("Bearer abc");
        assertThat(request.all("Tag")).containsExactly("1", "2");
        assertThat(request.all("X-Not-Forwarded")).isEmpty();
    }

    @Test
    void a_forwarded_header_replaces_none_of_qstashs_or_of_the_connections() {
        Received request = delivered(
                "/",
                "abc",
                "Upstash-Forward-Upstash-Signature: forged",
                "Upstash-Forward-Upstash-Message-Id: forged",
                "Upstash-Forward-Upstash-Retried: 9",
                "Upstash-Forward-Upstash-Topic-Name: forged",
                "Upstash-Forward-Upstash-Schedule-Id: forged",
                "Upstash-Forward-upstash-caller-ip: forged",
                "Upstash-Forward-Upstash-Region: forged",
                "Upstash-Forward-Upstash-Workflow-Init: yes",
                "Upstash-Forward-Host: evil.test",
                "Upstash-Forward-Content-Length: 99",
                "Upstash-Forward-Transfer-Encoding: chunked",
                "Upstash-Forward-Connection: close",
                "Upstash-Forward-Expect: 100-continue",
                "Upstash-Forward-User-Agent: forged",
                "Upstash-Forward-Ok: yes");

        assertThat(request.headers().toString()).doesNotContain("forged", "evil", "chunked", "100-continue");
        assertThat(request.all("Connection")).isEmpty();
        assertThat(request.all("Content-Length")).containsExactly("3");
        assertThat(request.all("Upstash-Retried")).containsExactly("0");
        assertThat(request.all("Ok")).containsExactly("yes");
        assertThat(request.all("Upstash-Workflow-Init")).containsExactly("yes");
    }

    @Shows("Upstash-Method")
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void the_method_is_the_published_one(String method) {
        Received request = delivered("/", "", "Upstash-Method: " + method);

        assertThat(request.line()).startsWith(method + " ");
        boolean bodyless = method.equals("GET") || method.equals("DELETE");
        assertThat(request.all("Content-Length")).isEqualTo(bodyless ? List.of() : List.of("0"));
    }

    @Shows({"Upstash-Retries", "dead letter queue"})
    @Test
    void a_failed_delivery_is_repeated_with_a_new_token_and_ends_in_the_dead_letter_queue() {
        destination.answering(request -> TestDestination.response("500 No", "X-Reason: full\r\n", "no \u00e9"));
        String id = rest.published(destination.url("/"), "b");

        TimelineEvent failed = Servers.await(server, id, MessageState.FAILED);

        assertThat(destination.received())
                .extracting(request -> request.header("Upstash-Retried"))
                .containsExactly("0", "1", "2", "3");
        assertThat(destination.received())
                .extracting(request -> Tokens.claims(request.token()).get("jti").asText())
                .doesNotHaveDuplicates();
        JsonNode letter = rest.get("/v2/dlq/" + failed.dlqId()).json();
        assertThat(letter.get("messageId").asText()).isEqualTo(id);
        assertThat(letter.get("responseStatus").asInt()).isEqualTo(500);
        assertThat(letter.get("responseHeader").get("X-Reason").get(0).asText()).isEqualTo("full");
        assertThat(letter.get("responseBodyBase64").asText()).isEqualTo("bm8g6Q==");
        assertThat(rest.get("/v2/messages/" + id).status()).isEqualTo(404);
    }

    @Shows({"Upstash-Callback", "Upstash-Failure-Callback"})
    @Test
    void callbacks_arrive_signed_like_any_message() {
        destination.answering(request -> request.line().contains("/work")
                ? TestDestination.response("500 No", "Retry-After: 0\r\n", "no")
                : TestDestination.OK);
        String id = rest.published(
                destination.url("/work"),
                "b",
                "Upstash-Retries: 1",
                "Upstash-Callback: " + destination.url("/callback?x"),
                "Upstash-Callback-Method: PUT",
                "Upstash-Callback-Forward-A: 1",
                "Upstash-Callback-Forward-Content-Type: text/plain",
                "Upstash-Failure-Callback: " + destination.url("/failure"),
                "Upstash-Failure-Callback-Forward-B: 2",
                "Upstash-Failure-Callback-Delay: 1m");

        server.timeline().await(3, event -> event.state() == MessageState.DELIVERED, Duration.ofSeconds(20));

        Received callback = destination.received().stream()
                .filter(request -> request.line().equals("PUT /callback?x HTTP/1.1"))
                .findFirst()
                .orElseThrow();
        assertThat(callback.text()).contains("\"sourceMessageId\":\"" + id + "\"");
        assertThat(callback.header("A")).isEqualTo("1");
        assertThat(callback.all("Content-Type")).containsExactly("text/plain");
        assertThat(Tokens.isSignedWith(callback.token(), server.currentSigningKey()))
                .isTrue();
        Received failure = destination.received().stream()
                .filter(request -> request.line().equals("POST /failure HTTP/1.1"))
                .findFirst()
                .orElseThrow();
        assertThat(failure.text()).contains("\"dlqId\":\"");
        assertThat(failure.all("A")).isEmpty();
        assertThat(failure.all("Content-Type")).containsExactly("application/json");
        assertThat(failure.header("B")).isEqualTo("2");
    }
}
