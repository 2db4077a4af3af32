package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sends what QStash's Go SDK sends for each of its methods, and looks for what that SDK reads in the answers. */
@Shows("qstash-go, its requests replayed")
class GoDialectTest {

    private static final String JSON = "Content-Type: application/json";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DevServer server = DevServer.builder().manualTime(START).start();
    private final Rest rest = Rest.of(server);
    private final TestDestination destination =
            new TestDestination().answering(request -> TestDestination.response("500 No", "x-why: full\r\n", "no"));

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    /** As Go's client writes a request; only a POST, PUT or PATCH without a body has a length. */
    private Rest.Answer send(String method, String path, String body, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        request.append("User-Agent: Go-http-client/1.1\r\n");
        if (!body.isEmpty() || method.startsWith("P")) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        request.append("Authorization: Bearer ").append(server.token()).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return rest.raw(request + "Accept-Encoding: gzip\r\n\r\n" + body);
    }

    /** The SDK takes every status below 400. */
    private Rest.Answer done(String method, String path, String body, String... headers) {
        Rest.Answer answer = send(method, path, body, headers);
        assertThat(answer.status()).as(answer.body()).isLessThan(400);
        return answer;
    }

    private String published(String... headers) {
        return done("POST", "/v2/publish/" + destination.url("/"), "", headers).text("messageId");
    }

    private static void hasNumbers(JsonNode json, String... fields) {
        for (String field : fields) {
            assertThat(json.path(field).isIntegralNumber()).as(field).isTrue();
        }
    }

    @Test
    void publish_json_and_messages_get() {
        String id = done(
                        "POST",
                        "/v2/publish/https://a.test/b",
                        "{\"hello\":\"world\"}",
                        JSON,
                        "Upstash-Callback: https://cb.test",
                        "Upstash-Content-Based-Deduplication: true",
                        "Upstash-Delay: 1m",
                        "Upstash-Failure-Callback: https://fcb.test",
                        "Upstash-Forward-Test-Header: v",
                        "Upstash-Method: PATCH",
                        "Upstash-Retries: 0",
                        "Upstash-Timeout: 30s")
                .text("messageId");

        JsonNode message = done("GET", "/v2/messages/" + id, "").json();
        assertThat(message.get("url").asText()).isEqualTo("https://a.test/b");
        assertThat(message.get("method").asText()).isEqualTo("PATCH");
        assertThat(message.get("header").get("Test-Header")).hasToString("[\"v\"]");
        assertThat(message.get("body").asText()).isEqualTo("{\"hello\":\"world\"}");
        hasNumbers(message, "maxRetries", "notBefore", "createdAt");
        assertThat(message.get("callback").asText()).isEqualTo("https://cb.test");
        assertThat(message.get("failureCallback").asText()).isEqualTo("https://fcb.test");
        assertThat(message.get("callerIP").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void batch_has_an_empty_text_for_what_is_not_given() {
        JsonNode answers = done(
                        "POST",
                        "/v2/batch",
                        "[{\"body\":\"\",\"destination\":\"https://a.test/b\",\"headers\":{},\"queue\":\"\"},"
                                + "{\"body\":\"null\",\"destination\":\"https://a.test/c\","
                                + "\"headers\":{\"Content-Type\":\"application/json\",\"Upstash-Forward-A\":\"1\"},"
                                + "\"queue\":\"q\"}]",
                        JSON)
                .json();

        assertThat(answers.findValuesAsText("messageId")).hasSize(2);
        assertThat(done("GET", "/v2/queues", "").json().findValuesAsText("name"))
                .containsExactly("q");
    }

    @Test
    void messages_cancel_and_cancel_many_and_cancel_all() {
        String one = published("Upstash-Delay: 1d");
        String two = published("Upstash-Delay: 1d");
        published("Upstash-Delay: 1d");

        done("DELETE", "/v2/messages/" + one, "");
        // The SDK reads an object in which every value is a number.
        assertThat(done("DELETE", "/v2/messages", "{\"messageIds\":[\"" + two + "\"]}", JSON)
                        .body())
                .isEqualTo("{\"cancelled\":1}");
        assertThat(done("DELETE", "/v2/messages", "", JSON).body()).isEqualTo("{\"cancelled\":1}");
    }

    @Test
    void queue_methods() {
        done("POST", "/v2/queues", "{\"queueName\":\"q\",\"parallelism\":2,\"paused\":true}", JSON);

        JsonNode queue = done("GET", "/v2/queues/q", "").json();
        hasNumbers(queue, "parallelism", "createdAt", "updatedAt", "lag");
        assertThat(queue.get("paused").booleanValue()).isTrue();
        done("POST", "/v2/queues/q/resume", "");
        done("POST", "/v2/queues/q/pause", "");
        assertThat(done("POST", "/v2/enqueue/q/https://a.test", "x").text("messageId"))
                .startsWith("msg_");
        done("DELETE", "/v2/queues/q", "");
    }

    @Test
    void a_schedule_is_created_and_read_at_a_path_with_a_capital_letter() {
        String id = done(
                        "POST",
                        "/v2/Schedules/https://a.test/B",
                        "x",
                        "Upstash-Cron: 1 1 1 1 1",
                        "Upstash-Delay: 5s",
                        "Upstash-Forward-bypass: 1")
                .text("scheduleId");
        done("PATCH", "/v2/schedules/" + id + "/pause", "");

        JsonNode schedule = done("GET", "/v2/Schedules/" + id, "").json();
        assertThat(schedule.get("destination").asText()).isEqualTo("https://a.test/B");
        assertThat(schedule.get("cron").asText()).isEqualTo("1 1 1 1 1");
        assertThat(schedule.get("isPaused").booleanValue()).isTrue();
        hasNumbers(schedule, "createdAt", "retries", "delay", "nextScheduleTime");
        assertThat(schedule.get("header").get("Bypass")).hasToString("[\"1\"]");
        done("PATCH", "/v2/schedules/" + id + "/resume", "");
        assertThat(done("GET", "/v2/schedules", "").json().findValuesAsText("scheduleId"))
                .containsExactly(id);
        done("DELETE", "/v2/schedules/" + id, "");
    }

    @Test
    void url_group_methods() {
        done("POST", "/v2/topics/g/endpoints", "{\"endpoints\":[{\"url\":\"https://a.test\",\"name\":\"n\"}]}", JSON);

        JsonNode group = done("GET", "/v2/topics/g", "").json();
        hasNumbers(group, "createdAt", "updatedAt");
        assertThat(group.get("endpoints")).hasToString("[{\"url\":\"https://a.test\",\"name\":\"n\"}]");
        assertThat(done("POST", "/v2/publish/g", "x").json().get(0).get("url").asText())
                .isEqualTo("https://a.test");
        assertThat(done("POST", "/v2/enqueue/q/g", "x").json().isArray()).isTrue();
        // An endpoint always has a URL there, an empty one when only the name is meant.
        done("DELETE", "/v2/topics/g/endpoints", "{\"endpoints\":[{\"url\":\"\",\"name\":\"n\"}]}", JSON);
        assertThat(done("GET", "/v2/topics", "").json()).isEmpty();
        done("DELETE", "/v2/topics/g", "");
    }

    @Test
    void dlq_methods() {
        published("Upstash-Retries: 0");
        published("Upstash-Retries: 0");
        server.time().advance(Duration.ofMinutes(1));

        JsonNode page = done("GET", "/v2/dlq?count=1&responseStatus=500", "").json();
        assertThat(page.get("cursor").isTextual()).isTrue();
        JsonNode last =
                done("GET", "/v2/dlq?cursor=" + page.get("cursor").asText(), "").json();
        assertThat(last.has("cursor")).isFalse();
        String one = page.findValue("dlqId").asText();
        String two = last.findValue("dlqId").asText();
        JsonNode letter = done("GET", "/v2/dlq/" + one, "").json();
        hasNumbers(letter, "responseStatus", "createdAt", "notBefore", "maxRetries");
        assertThat(letter.get("responseHeader").get("X-Why")).hasToString("[\"full\"]");
        assertThat(letter.get("responseBody").asText()).isEqualTo("no");
        done("DELETE", "/v2/dlq/" + one, "");
        assertThat(done("DELETE", "/v2/dlq", "{\"dlqIds\":[\"" + two + "\"]}", JSON)
                        .body())
                .isEqualTo("{\"deleted\":1}");
    }

    @Test
    void events_list() {
        String id = published("Upstash-Retries: 1");
        server.time().advance(Duration.ofSeconds(1));

        List<JsonNode> events =
                done("GET", "/v2/events?fromDate=0&messageId=" + id, "").json().findValues("events");
        assertThat(events.get(0).findValuesAsText("state")).containsExactly("RETRY", "ERROR", "ACTIVE", "CREATED");
        hasNumbers(events.get(0).get(0), "time", "nextDeliveryTime");
        assertThat(events.get(0).get(1).get("error").isTextual()).isTrue();
        assertThat(done("GET", "/v2/events?api=llm", "").json().get("events")).isEmpty();
    }

    @Test
    void keys_get() {
        JsonNode keys = done("GET", "/v2/keys", "").json();

        assertThat(keys.get("current").asText()).isEqualTo(server.currentSigningKey());
        assertThat(keys.get("next").asText()).isEqualTo(server.nextSigningKey());
    }

    @Test
    void keys_rotate_calls_a_path_that_qstash_does_not_document_and_gets_an_error_it_can_read() {
        Rest.Answer answer = send("POST", "/v2/rotate", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("error")).contains("/v2/rotate");
    }
}
