package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sends what QStash's Python SDK sends for each of its methods, and looks for what that SDK reads in the answers. */
@Shows("qstash-py, its requests replayed")
class PythonDialectTest extends PythonCalls {

    /** Those that the SDK has a name for; it fails on a log entry with any other. */
    private static final Set<String> STATES = Set.of(
            "CREATED",
            "ACTIVE",
            "RETRY",
            "ERROR",
            "IN_PROGRESS",
            "DELIVERED",
            "FAILED",
            "CANCEL_REQUESTED",
            "CANCELED");

    private String published(String... headers) {
        return json("POST", "/v2/publish/" + destination.url("/"), null, headers)
                .get("messageId")
                .asText();
    }

    private String failed() {
        String id = published("Upstash-Retries: 0", "Upstash-Retry-Delay: 1000", "Upstash-Label: l");
        server.time().advance(Duration.ofHours(1));
        return id;
    }

    @Test
    void message_publish_json_and_get() {
        String id = json(
                        "POST",
                        "/v2/publish/https://a.test/b?c=d",
                        "{\"hello\": \"world\"}",
                        JSON,
                        "Upstash-Method: PUT",
                        "Upstash-Forward-my-header: v",
                        "Upstash-Callback-Forward-A: 1",
                        "Upstash-Callback-Retries: 2",
                        "Upstash-Failure-Callback-Forward-B: 2",
                        "Upstash-Retries: 3",
                        "Upstash-Retry-Delay: 1000 * (1 + retried)",
                        "Upstash-Callback: https://cb.test/",
                        "Upstash-Failure-Callback: https://fcb.test/",
                        "Upstash-Delay: 60s",
                        "Upstash-Deduplication-Id: d",
                        "Upstash-Content-Based-Deduplication: True",
                        "Upstash-Timeout: 30s",
                        "Upstash-Flow-Control-Key: k",
                        "Upstash-Flow-Control-Value: parallelism=3, rate=5, period=10s",
                        "Upstash-Label: l")
                .get("messageId")
                .asText();

        JsonNode message = json("GET", "/v2/messages/" + id, null);
        assertThat(message.get("messageId").asText()).isEqualTo(id);
        assertThat(message.get("url").asText()).isEqualTo("https://a.test/b?c=d");
        assertThat(message.get("body").asText()).isEqualTo("{\"hello\": \"world\"}");
        assertThat(message.get("method").asText()).isEqualTo("PUT");
        assertThat(message.get("header"))
                .hasToString("{\"Content-Type\":[\"application/json\"],\"My-Header\":[\"v\"]}");
        assertThat(message.get("callbackHeader")).hasToString("{\"A\":[\"1\"]}");
        assertThat(message.get("failureCallbackHeader")).hasToString("{\"B\":[\"2\"]}");
        assertThat(message.get("maxRetries").isInt()).isTrue();
        assertThat(message.get("retryDelayExpression").asText()).isEqualTo("1000 * (1 + retried)");
        assertThat(message.get("notBefore").asLong()).isEqualTo(START.toEpochMilli() + 60_000);
        assertThat(message.get("createdAt").asLong()).isEqualTo(START.toEpochMilli());
        assertThat(message.get("callback").asText()).isEqualTo("https://cb.test/");
        assertThat(message.get("failureCallback").asText()).isEqualTo("https://fcb.test/");
        assertThat(message.get("callerIP").asText()).isEqualTo("127.0.0.1");
        assertThat(message.get("flowControlKey").asText()).isEqualTo("k");
        assertThat(message.get("parallelism").asInt()).isEqualTo(3);
        assertThat(message.get("rate").asInt()).isEqualTo(5);
        assertThat(message.get("period").asInt()).isEqualTo(10);
        assertThat(message.get("label").asText()).isEqualTo("l");
    }

    @Test
    void content_based_deduplication_is_spelled_as_python_spells_it() {
        String first = published("Upstash-Content-Based-Deduplication: True");

        JsonNode second =
                json("POST", "/v2/publish/" + destination.url("/"), null, "Upstash-Content-Based-Deduplication: True");
        assertThat(second.get("messageId").asText()).isEqualTo(first);
        assertThat(second.get("deduplicated").isBoolean()).isTrue();
        assertThat(published("Upstash-Content-Based-Deduplication: False")).isNotEqualTo(first);
    }

    @Test
    void message_enqueue() {
        done("POST", "/v2/queues/q/pause", null);
        String id = json("POST", "/v2/enqueue/q/https://a.test/b", "1", JSON, "Upstash-Timeout: 5s")
                .get("messageId")
                .asText();

        server.time().advance(Duration.ZERO);
        assertThat(id).startsWith("msg_");
        assertThat(json("GET", "/v2/queues/q", null).get("lag").asInt()).isEqualTo(1);
    }

    @Test
    void message_batch_has_null_for_what_is_not_given() {
        done("POST", "/v2/topics/g/endpoints", "{\"endpoints\": [{\"url\": \"https://a.test\"}]}", JSON);

        JsonNode answers = json(
                "POST",
                "/v2/batch",
                "[{\"destination\": \"https://a.test/b\", \"headers\": {}, \"body\": null, \"queue\": null}, "
                        + "{\"destination\": \"g\", \"headers\": {\"Content-Type\": \"application/json\", "
                        + "\"Upstash-Delay\": \"5s\"}, \"body\": \"null\", \"queue\": null}, "
                        + "{\"destination\": \"https://a.test/c\", \"headers\": {}, \"body\": \"x\", \"queue\": \"q\"}]",
                JSON);

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).get("messageId").asText()).startsWith("msg_");
        assertThat(answers.get(1).get(0).get("url").asText()).isEqualTo("https://a.test");
        assertThat(answers.get(2).get("messageId").asText()).startsWith("msg_");
        assertThat(json("GET", "/v2/queues", null)).hasSize(1);
    }

    @Test
    void message_cancel_and_cancel_many_and_cancel_all() {
        String one = published("Upstash-Delay: 1d");
        String two = published("Upstash-Delay: 1d");
        published("Upstash-Delay: 1d");

        done("DELETE", "/v2/messages/" + one, null);
        assertThat(json("DELETE", "/v2/messages", "{\"messageIds\": [\"" + one + "\", \"" + two + "\"]}", JSON)
                        .get("cancelled")
                        .asInt())
                .isEqualTo(1);
        assertThat(json("DELETE", "/v2/messages", null).get("cancelled").asInt())
                .isEqualTo(1);
    }

    @Test
    void dlq_methods() {
        String id = failed();

        JsonNode page = json("GET", "/v2/dlq?count=1&messageId=" + id + "&responseStatus=500&callerIp=127.0.0.1", null);
        assertThat(page.has("cursor")).isFalse();
        JsonNode letter = page.get("messages").get(0);
        String dlqId = letter.get("dlqId").asText();
        assertThat(letter).isEqualTo(json("GET", "/v2/dlq/" + dlqId, null));
        for (String field :
                List.of("messageId", "url", "method", "maxRetries", "notBefore", "createdAt", "responseStatus")) {
            assertThat(letter.has(field)).as(field).isTrue();
        }
        assertThat(letter.get("responseHeader").get("X-Why")).hasToString("[\"full\"]");
        assertThat(letter.get("responseBody").asText()).isEqualTo("no");
        assertThat(json("GET", "/v2/dlq?api=llm", null).get("messages")).isEmpty();
        done("DELETE", "/v2/dlq/" + dlqId, null);
        failed();
        String other = json("GET", "/v2/dlq", null).findValue("dlqId").asText();
        assertThat(json("DELETE", "/v2/dlq", "{\"dlqIds\": [\"" + other + "\"]}", JSON)
                        .get("deleted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void log_list() {
        String id = failed();
        String cancelled = published("Upstash-Delay: 1d");
        done("DELETE", "/v2/messages/" + cancelled, null);

        JsonNode events = json("GET", "/v2/events", null).get("events");
        assertThat(events.findValuesAsText("state")).hasSize(events.size()).allMatch(STATES::contains);
        for (JsonNode event : events) {
            assertThat(event.get("time").isIntegralNumber()).isTrue();
            assertThat(event.has("messageId") && event.has("url")).isTrue();
        }
        String filter =
                "count=5&messageIds=" + id + "&messageIds=x&state=ERROR&fromDate=0&toDate=9999999999999&label=l";
        JsonNode error = json("GET", "/v2/events?" + filter, null).get("events").get(0);
        assertThat(error.get("retryDelayExpr").asText()).isEqualTo("1000");
        assertThat(error.get("responseStatus").asInt()).isEqualTo(500);
        assertThat(error.get("responseHeader").has("X-Why")).isTrue();
        assertThat(error.get("responseBody").asText()).isEqualTo("bm8=");
        assertThat(error.get("timeout").isIntegralNumber()).isTrue();
        assertThat(error.get("label").asText()).isEqualTo("l");
    }
}
