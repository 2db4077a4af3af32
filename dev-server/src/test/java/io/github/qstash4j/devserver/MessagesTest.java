package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the API shows of a message, in its three places: the message, the dead letter, the log. */
class MessagesTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HASH_OF_SECRET = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    @AutoClose
    private final DevServer server = DevServer.builder().manualTime(START).start();

    @AutoClose
    private final TestDestination destination =
            new TestDestination().answering(request -> TestDestination.response("500 No", "", ""));

    private final Rest rest = Rest.of(server);

    private JsonNode message(String id) {
        return rest.get("/v2/messages/" + id).json();
    }

    private JsonNode log(String id) {
        return rest.get("/v2/logs?messageId=" + id + "&state=CREATED")
                .json()
                .get("logs")
                .get(0);
    }

    @Test
    void a_message_shows_everything_that_was_asked_for() {
        String id = rest.published(
                destination.url("/a?b=c"),
                "hello",
                "Content-Type: text/plain",
                "Upstash-Method: PUT",
                "Upstash-Retries: 7",
                "Upstash-Retry-Delay: 1000 * retried",
                "Upstash-Delay: 1h",
                "Upstash-Label: one, two",
                "Upstash-Flow-Control-Key: key",
                "Upstash-Flow-Control-Value: parallelism=3, rate=5, period=1m",
                "Upstash-Callback: http://a.test/",
                "Upstash-Callback-Forward-X: 1",
                "Upstash-Failure-Callback: http://b.test/",
                "Upstash-Failure-Callback-Forward-Y: 2");

        JsonNode message = message(id);
        assertThat(message.get("url").asText()).isEqualTo(destination.url("/a?b=c"));
        assertThat(message.get("method").asText()).isEqualTo("PUT");
        assertThat(message.get("body").asText()).isEqualTo("hello");
        assertThat(message.at("/header/Content-Type/0").asText()).isEqualTo("text/plain");
        assertThat(message.get("maxRetries").asInt()).isEqualTo(7);
        assertThat(message.get("retryDelayExpression").asText()).isEqualTo("1000 * retried");
        assertThat(message.get("createdAt").asLong()).isEqualTo(START.toEpochMilli());
        assertThat(message.get("notBefore").asLong())
                .isEqualTo(START.plusSeconds(3600).toEpochMilli());
        assertThat(message.get("label").asText()).isEqualTo("one");
        assertThat(message.get("labels").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(message.get("flowControlKey").asText()).isEqualTo("key");
        assertThat(message.get("parallelism").asInt()).isEqualTo(3);
        assertThat(message.get("rate").asInt()).isEqualTo(5);
        assertThat(message.get("period").asInt()).isEqualTo(60);
        assertThat(message.get("callback").asText()).isEqualTo("http://a.test/");
        assertThat(message.at("/callbackHeader/X/0").asText()).isEqualTo("1");
        assertThat(message.get("failureCallback").asText()).isEqualTo("http://b.test/");
        assertThat(message.at("/failureCallbackHeader/Y/0").asText()).isEqualTo("2");
        assertThat(message.get("callerIP").asText()).isEqualTo("127.0.0.1");
        assertThat(message.get("callerIp")).isEqualTo(message.get("callerIP"));

        JsonNode log = log(id);
        for (String field :
                new String[] {"labels", "label", "flowControlKey", "rate", "period", "header", "callback"}) {
            assertThat(log.get(field)).isEqualTo(message.get(field));
        }
        assertThat(log.get("retryDelayExpr").asText()).isEqualTo("1000 * retried");
        assertThat(log.get("retryDelayExpression")).isEqualTo(log.get("retryDelayExpr"));
        assertThat(log.at("/callbackHeaders/X/0").asText()).isEqualTo("1");
        assertThat(log.at("/failureCallbackHeaders/Y/0").asText()).isEqualTo("2");
    }

    @Test
    void what_was_not_asked_for_is_left_out() {
        JsonNode message = message(rest.published(destination.url("/"), ""));

        assertThat(message.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "messageId",
                        "url",
                        "method",
                        "header",
                        "maxRetries",
                        "notBefore",
                        "createdAt",
                        "callerIP",
                        "callerIp");
    }

    @Test
    void a_message_in_a_queue_names_it() {
        String batch = "[{\"destination\":\"" + destination.url("/") + "\",\"queue\":\"q\"}]";
        String id = rest.call("POST", "/v2/batch", batch)
                .json()
                .get(0)
                .get("messageId")
                .asText();

        assertThat(message(id).get("queueName").asText()).isEqualTo("q");
        assertThat(log(id).get("queueName").asText()).isEqualTo("q");
    }

    @Test
    void a_body_that_is_not_text_is_shown_in_base64() {
        String id = rest.raw("POST /v2/publish/" + destination.url("/")
                        + " HTTP/1.1\r\nHost: q\r\nConnection: close\r\n" + "Authorization: Bearer " + server.token()
                        + "\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe")
                .text("messageId");

        assertThat(message(id).has("body")).isFalse();
        assertThat(message(id).get("bodyBase64").asText()).isEqualTo("//4=");
        assertThat(log(id).get("body").asText()).isEqualTo("//4=");
    }

    @Test
    void redacted_content_is_delivered_but_never_shown() {
        String id = rest.published(
                destination.url("/"),
                "secret",
                "Upstash-Retries: 0",
                "Upstash-Redact-Fields: body, header[Authorization]",
                "Upstash-Forward-Authorization: secret",
                "Upstash-Forward-Other: shown",
                "Upstash-Failure-Callback: " + destination.url("/failed"),
                "Upstash-Failure-Callback-Forward-Authorization: secret");

        JsonNode message = message(id);
        assertThat(message.get("body").asText()).isEqualTo("REDACTED:" + HASH_OF_SECRET);
        assertThat(message.at("/header/Authorization/0").asText()).isEqualTo("REDACTED:" + HASH_OF_SECRET);
        assertThat(message.at("/header/Other/0").asText()).isEqualTo("shown");
        assertThat(message.toString()).doesNotContain("secret");

        server.time().advance(Duration.ZERO);

        assertThat(destination.received().get(0).body()).isEqualTo("secret");
        assertThat(destination.received().get(0).header("Authorization")).isEqualTo("secret");
        JsonNode letters = rest.get("/v2/dlq?messageId=" + id).json();
        assertThat(letters.at("/messages/0/body").asText()).isEqualTo("REDACTED:" + HASH_OF_SECRET);
        assertThat(letters.toString()).doesNotContain("secret");
        String log = rest.get("/v2/logs?messageId=" + id).body();
        assertThat(log).contains("REDACTED:").doesNotContain("secret", "c2VjcmV0");
        String report = server.timeline().events().stream()
                .filter(event -> event.kind() == MessageKind.FAILURE_CALLBACK)
                .map(TimelineEvent::messageId)
                .findFirst()
                .orElseThrow();
        byte[] shown = Base64.getDecoder().decode(log(report).get("body").asText());
        assertThat(new String(shown, StandardCharsets.UTF_8)).startsWith("REDACTED:");
    }
}
