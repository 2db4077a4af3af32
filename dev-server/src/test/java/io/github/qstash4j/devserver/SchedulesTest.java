package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HOURLY = "Upstash-Cron: 0 * * * *";
    private static final String URL = "https://a.test/b";

    private final DevServer server = DevServer.builder()
            .user("token-a", "sig_a1", "sig_a2")
            .user("token-b", "sig_b1", "sig_b2")
            .manualTime(START)
            .start();

    private final Rest rest = Rest.of(server);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private Rest.Answer create(String to, String body, String... headers) {
        return rest.call("POST", "/v2/schedules/" + to, body, headers);
    }

    private JsonNode created(String to, String body, String... headers) {
        Rest.Answer answer = create(to, body, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return schedule(answer.text("scheduleId"));
    }

    private JsonNode schedule(String id) {
        return rest.get("/v2/schedules/" + id).json();
    }

    @Shows({"POST /v2/schedules/{destination}", "GET /v2/schedules/{scheduleId}", "Upstash-Cron"})
    @Test
    void a_schedule_has_an_id_and_shows_all_that_was_asked_for() {
        Rest.Answer answer = create(
                URL + "?x=y",
                "{}",
                "upstash-cron:   */5 * * * *  ",
                "Content-Type: application/json",
                "Upstash-Method: PUT",
                "Upstash-Forward-bypass-tunnel-reminder: 1",
                "Upstash-Retries: 5",
                "Upstash-Delay: 1m30s",
                "Upstash-Timeout: 10s",
                "Upstash-Retry-Delay: 1000 * (1 + retried)",
                "Upstash-Callback: https://cb.test/",
                "Upstash-Failure-Callback: https://fcb.test/",
                "Upstash-Queue-Name: q",
                "Upstash-Flow-Control-Key: k",
                "Upstash-Flow-Control-Value: rate=2, parallelism=3, period=1m",
                "Upstash-Label: one,two");

        assertThat(answer.body()).matches("\\{\"scheduleId\":\"scd_\\w+\"}");
        String id = answer.text("scheduleId");
        assertThat(rest.get("/v2/schedules/" + id).body())
                .isEqualTo("{\"scheduleId\":\"" + id + "\",\"cron\":\"*/5 * * * *\",\"createdAt\":1767225600000,"
                        + "\"destination\":\"https://a.test/b?x=y\",\"method\":\"PUT\","
                        + "\"header\":{\"Content-Type\":[\"application/json\"],\"Bypass-Tunnel-Reminder\":[\"1\"]},"
                        + "\"body\":\"{}\",\"retries\":5,\"delay\":90,\"timeout\":10,"
                        + "\"retryDelayExpression\":\"1000 * (1 + retried)\","
                        + "\"callback\":\"https://cb.test/\",\"failureCallback\":\"https://fcb.test/\","
                        + "\"callerIP\":\"127.0.0.1\",\"callerIp\":\"127.0.0.1\",\"flowControlKey\":\"k\",\"parallelism\":3,\"rate\":2,"
                        + "\"period\":60,\"label\":\"one\",\"labels\":[\"one\",\"two\"],\"isPaused\":false,"
                        + "\"queueName\":\"q\",\"nextScheduleTime\":1767225900000}");
    }

    @Test
    void what_was_not_asked_for_is_not_shown() {
        JsonNode schedule = created(URL, "", HOURLY);

        assertThat(schedule.fieldNames())
                .toIterable()
                .containsExactly(
                        "scheduleId",
                        "cron",
                        "createdAt",
                        "destination",
                        "method",
                        "header",
                        "retries",
                        "callerIP",
                        "callerIp",
                        "isPaused",
                        "nextScheduleTime");
    }

    @Test
    void a_body_that_is_no_text_is_shown_as_base64() {
        Rest.Answer answer = rest.raw("POST /v2/schedules/" + URL + " HTTP/1.1\r\nHost: q\r\nConnection: close\r\n"
                + "Authorization: Bearer token-a\r\n" + HOURLY + "\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe");

        JsonNode schedule = schedule(answer.text("scheduleId"));
        assertThat(schedule.get("bodyBase64").asText()).isEqualTo("//4=");
        assertThat(schedule.has("body")).isFalse();
    }

    @Test
    void what_is_redacted_is_not_shown_and_yet_delivered() {
        JsonNode schedule = created(
                destination.url("/"),
                "secret",
                HOURLY,
                "Upstash-Forward-key: secret",
                "Upstash-Forward-open: 1",
                "Upstash-Redact-Fields: body, header[Key]");

        assertThat(schedule.toString()).doesNotContain("secret");
        assertThat(schedule.get("body").asText()).startsWith("REDACTED:");
        assertThat(schedule.get("header").get("Key").get(0).asText()).startsWith("REDACTED:");
        assertThat(schedule.get("header").get("Open").get(0).asText()).isEqualTo("1");
        server.time().advance(Duration.ofHours(1));
        assertThat(destination.received().get(0).text()).isEqualTo("secret");
        assertThat(destination.received().get(0).header("key")).isEqualTo("secret");
    }

    @Shows("Upstash-Schedule-Id on a delivery")
    @Test
    void a_schedule_publishes_at_each_of_its_times_and_shows_what_became_of_it() {
        String id = created(destination.url("/a?b"), "hello", HOURLY)
                .get("scheduleId")
                .asText();
        server.time().advance(Duration.ofMinutes(59));
        assertThat(destination.received()).isEmpty();
        server.time().advance(Duration.ofMinutes(61));

        assertThat(destination.received())
                .extracting(Received::line)
                .containsOnly("POST /a?b HTTP/1.1")
                .hasSize(2);
        assertThat(destination.received().get(0).header("Upstash-Schedule-Id")).isEqualTo(id);
        JsonNode schedule = schedule(id);
        assertThat(schedule.get("lastScheduleTime").asLong()).isEqualTo(START.toEpochMilli() + 7_200_000);
        assertThat(schedule.get("nextScheduleTime").asLong()).isEqualTo(START.toEpochMilli() + 10_800_000);
        assertThat(schedule.get("lastScheduleStates").toString())
                .isEqualTo("{\"" + destination.received().get(1).header("Upstash-Message-Id") + "\":\"SUCCESS\"}");
    }

    @Test
    void a_message_that_fails_is_shown_as_failed() {
        destination.answering(request -> TestDestination.response("500 No", "", ""));
        String id = created(destination.url("/"), "", HOURLY, "Upstash-Retries: 0")
                .get("scheduleId")
                .asText();
        server.time().advance(Duration.ofHours(1));

        assertThat(schedule(id).get("lastScheduleStates").toString()).contains("FAIL");
    }

    @Shows("Upstash-Schedule-Id")
    @Test
    void the_same_id_overwrites() {
        assertThat(created(URL, "1", HOURLY, "Upstash-Schedule-Id: mine-1.a_B")
                        .get("scheduleId")
                        .asText())
                .isEqualTo("mine-1.a_B");
        JsonNode second = created(URL, "2", "Upstash-Cron: 0 0 * * *", "Upstash-Schedule-Id: mine-1.a_B");

        assertThat(second.get("body").asText()).isEqualTo("2");
        assertThat(second.get("cron").asText()).isEqualTo("0 0 * * *");
        assertThat(rest.get("/v2/schedules").json()).hasSize(1);
    }

    @Test
    void options_may_come_as_parameters_which_are_no_part_of_the_destination() {
        JsonNode schedule =
                created(URL + "?x=1&upstash-cron=0+*+*+*+*&upstash-schedule-id=p&upstash-retries=2&y=2", "");

        assertThat(schedule.get("scheduleId").asText()).isEqualTo("p");
        assertThat(schedule.get("retries").asInt()).isEqualTo(2);
        assertThat(schedule.get("destination").asText()).isEqualTo(URL + "?x=1&y=2");
    }

    @Shows("Upstash-Topic-Name")
    @Test
    void a_schedule_to_a_url_group_publishes_to_each_endpoint_with_the_defaults_of_the_group() {
        rest.call(
                "POST",
                "/v2/topics/g/endpoints",
                "{\"endpoints\":[{\"url\":\"" + destination.url("/1") + "\"},{\"url\":\"" + destination.url("/2")
                        + "\"}]}");
        rest.call("PATCH", "/v2/topics/g", "{\"headers\":{\"Upstash-Forward-Default\":\"d\"}}");
        JsonNode schedule = created("g", "", HOURLY);
        server.time().advance(Duration.ofHours(1));

        assertThat(schedule.get("destination").asText()).isEqualTo("g");
        assertThat(destination.received()).hasSize(2);
        assertThat(destination.received().get(0).header("Default")).isEqualTo("d");
        assertThat(destination.received().get(0).header("Upstash-Topic-Name")).isEqualTo("g");
        assertThat(schedule(schedule.get("scheduleId").asText()).get("lastScheduleStates"))
                .hasSize(2);

        rest.call("DELETE", "/v2/topics/g", "");
        server.time().advance(Duration.ofHours(1));
        assertThat(schedule(schedule.get("scheduleId").asText()).get("error").asText())
                .contains("g");
    }

    @Shows("Upstash-Queue-Name")
    @Test
    void a_schedule_to_a_queue_puts_its_messages_there() {
        rest.call("POST", "/v2/queues", "{\"queueName\":\"q\",\"paused\":true}");
        created(destination.url("/"), "", HOURLY, "Upstash-Queue-Name: q");
        server.time().advance(Duration.ofHours(2));

        assertThat(rest.get("/v2/queues/q").json().get("lag").asInt()).isEqualTo(2);
        assertThat(destination.received()).isEmpty();
    }

    @Shows({
        "POST /v2/schedules/{scheduleId}/pause",
        "PATCH /v2/schedules/{scheduleId}/pause",
        "POST /v2/schedules/{scheduleId}/resume",
        "PATCH /v2/schedules/{scheduleId}/resume"
    })
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void a_paused_schedule_publishes_nothing_until_it_is_resumed(String method) {
        String id = created(destination.url("/"), "", HOURLY).get("scheduleId").asText();

        Rest.Answer paused = rest.call(method, "/v2/schedules/" + id + "/pause", "");
        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.body()).isEmpty();
        assertThat(schedule(id).get("isPaused").asBoolean()).isTrue();
        server.time().advance(Duration.ofHours(2));
        assertThat(destination.received()).isEmpty();

        assertThat(rest.call(method, "/v2/schedules/" + id + "/resume", "").status())
                .isEqualTo(200);
        assertThat(schedule(id).get("isPaused").asBoolean()).isFalse();
        server.time().advance(Duration.ofHours(1));
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void a_destination_may_end_as_another_path_does() {
        assertThat(created(URL + "/pause", "", HOURLY).get("destination").asText())
                .isEqualTo(URL + "/pause");
    }

    @Shows("DELETE /v2/schedules/{scheduleId}")
    @Test
    void a_schedule_that_is_deleted_is_gone_publishes_no_more_and_may_be_deleted_again() {
        String id = created(destination.url("/"), "", HOURLY).get("scheduleId").asText();

        assertThat(rest.call("DELETE", "/v2/schedules/" + id, "").status()).isEqualTo(200);
        assertThat(rest.call("DELETE", "/v2/schedules/" + id, "").status()).isEqualTo(200);
        server.time().advance(Duration.ofHours(2));
        assertThat(destination.received()).isEmpty();
        for (String path : new String[] {"", "/pause", "/resume"}) {
            Rest.Answer answer = rest.call(path.isEmpty() ? "GET" : "PATCH", "/v2/schedules/" + id + path, "");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("error")).contains(id);
        }
    }

    @Shows("GET /v2/schedules")
    @Test
    void schedules_are_listed_for_their_user_only() {
        created(URL, "", HOURLY, "Upstash-Schedule-Id: b");
        created(URL, "", HOURLY, "Upstash-Schedule-Id: a");

        Rest other = new Rest(server.url(), "token-b");
        assertThat(rest.get("/v2/schedules").json().findValuesAsText("scheduleId"))
                .containsExactly("b", "a");
        assertThat(other.get("/v2/schedules").body()).isEqualTo("[]");
        assertThat(other.get("/v2/schedules/a").status()).isEqualTo(404);
        assertThat(other.call("DELETE", "/v2/schedules/a", "").status()).isEqualTo(200);
        assertThat(schedule("a").get("scheduleId").asText()).isEqualTo("a");
    }
}
