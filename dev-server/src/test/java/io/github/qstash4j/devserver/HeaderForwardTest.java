package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.timeline.MessageState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeaderForwardTest {

    private static final String ALL = "Upstash-Header-Forward: true";

    private final DevServer server = DevServer.start();
    private final Rest rest = Rest.of(server);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private Received delivered(Rest.Answer answer) {
        Servers.await(server, answer.text("messageId"), MessageState.DELIVERED);
        return destination.received().get(0);
    }

    @Test
    void all_headers_are_forwarded_but_those_of_qstash_and_of_the_connection() {
        Received received = delivered(rest.publish(
                destination.url("/"),
                "{}",
                ALL,
                "X-Signature: a",
                "X-Signature: b",
                "Content-Type: application/json",
                "Cookie: c=d",
                "TE: trailers",
                "Keep-Alive: timeout=5",
                "Proxy-Authorization: Basic secret",
                "Connection: X-Private",
                "X-Private: p"));

        assertThat(received.all("X-Signature")).containsExactly("a", "b");
        assertThat(received.all("Content-Type")).containsExactly("application/json");
        assertThat(received.header("Cookie")).isEqualTo("c=d");
        assertThat(received.all("Host")).doesNotContain("qstash.test");
        assertThat(received.all("Content-Length")).containsExactly("2");
        for (String left : new String[] {
            "Authorization", "TE", "Keep-Alive", "Proxy-Authorization", "X-Private", "Upstash-Header-Forward"
        }) {
            assertThat(received.all(left)).as(left).isEmpty();
        }
    }

    @Test
    void without_the_option_no_other_header_is_forwarded() {
        assertThat(delivered(rest.publish(destination.url("/"), "", "Upstash-Header-Forward: false", "X-A: a"))
                        .header("X-A"))
                .isNull();
    }

    @Test
    void a_header_that_is_forwarded_by_name_takes_the_place_of_the_one_that_came() {
        Received received = delivered(rest.publish(
                destination.url("/"),
                "",
                ALL,
                "X-A: came",
                "Upstash-Forward-x-a: named",
                "Content-Type: came/came",
                "Upstash-Forward-Content-Type: named/named"));

        assertThat(received.all("X-A")).containsExactly("named");
        assertThat(received.all("Content-Type")).containsExactly("named/named");
    }

    @Test
    void the_authorization_of_a_webhook_is_forwarded_when_the_token_is_in_the_query() {
        Rest.Answer answer = rest.raw(
                "POST /v2/publish/" + destination.url("/?a=1") + "&qstash_token=" + server.token()
                        + "&upstash-header-forward=true HTTP/1.1\r\nHost: q\r\nAuthorization: Basic own\r\nContent-Length: 0\r\n\r\n");
        Received received = delivered(answer);

        assertThat(received.all("Authorization")).containsExactly("Basic own");
        assertThat(received.line()).isEqualTo("POST /?a=1 HTTP/1.1");
    }

    @Test
    void the_headers_of_a_batch_item_are_forwarded_and_not_those_of_the_batch() {
        Rest.Answer answer = rest.call(
                "POST",
                "/v2/batch",
                "[{\"destination\":\"" + destination.url("/") + "\",\"headers\":{\"Upstash-Header-Forward\":\"TRUE\","
                        + "\"X-Item\":\"i\",\"Authorization\":\"Basic item\",\"Host\":\"evil.test\"}}]",
                "X-Batch: b");
        Servers.await(server, MessageState.DELIVERED);
        Received received = destination.received().get(0);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(received.header("X-Item")).isEqualTo("i");
        assertThat(received.header("Authorization")).isEqualTo("Basic item");
        assertThat(received.header("X-Batch")).isNull();
        assertThat(received.all("Host")).doesNotContain("evil.test");
    }

    @Test
    void a_header_of_a_batch_item_that_cannot_be_on_the_wire_is_refused_by_name() {
        Rest.Answer answer = rest.call("POST", "/v2/batch", """
                [{"destination": "http://a.test", "headers": {"Upstash-Header-Forward": "true", "X Y": "z"}},
                 {"destination": "http://a.test", "headers": {"Upstash-Header-Forward": "true", "X-Y": "a\\r\\nb: c"}}]
                """);

        assertThat(answer.json().get(0).path("error").asText()).contains("'X Y'");
        assertThat(answer.json().get(1).path("error").asText()).contains("'X-Y'");
    }
}
