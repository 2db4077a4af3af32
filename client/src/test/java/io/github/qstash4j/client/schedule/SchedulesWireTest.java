package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.RawRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests and answers as QStash's documentation shows them, written down by hand. */
class SchedulesWireTest {

    private static final Exchange CREATED = Exchange.json(200, "{\"scheduleId\":\"scd_1\"}");
    private static final OutgoingSchedule SCHEDULE = OutgoingSchedule.of(
            Cron.of("0 9 * * MON-FRI").in(ZoneId.of("America/New_York")),
            OutgoingMessage.to("https://example.com/a?b=secret-query")
                    .json(Map.of("secret", "body"))
                    .header("X-Key", "secret-header"));

    private final ExchangeServer server = ExchangeServer.start();
    private final Schedules schedules = server.client().build().schedules();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void creating_sends_the_cron_the_id_the_queue_and_the_message() {
        server.then(CREATED);

        String id = schedules.create(OutgoingSchedule.of(
                        Cron.of("*/5 * * * *"),
                        OutgoingMessage.to("https://example.com/a?b=c")
                                .json(List.of(1))
                                .queue("q"))
                .id("my.id"));

        RawRequest request = server.request();
        assertThat(id).isEqualTo("scd_1");
        assertThat(request.line()).isEqualTo("POST /v2/schedules/https://example.com/a?b=c HTTP/1.1");
        assertThat(request.header("Upstash-Cron")).contains("*/5 * * * *");
        assertThat(request.header("Upstash-Schedule-Id")).contains("my.id");
        assertThat(request.header("Upstash-Queue-Name")).contains("q");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.header("Upstash-Deduplication-Id")).isEmpty();
        assertThat(request.body()).isEqualTo("[1]");
    }

    @Test
    void a_zone_goes_before_the_cron_and_a_group_into_the_path() {
        server.then(CREATED);

        schedules.create(
                OutgoingSchedule.of(Cron.of("@daily").in(ZoneId.of("Asia/Tokyo")), OutgoingMessage.toUrlGroup("g")));

        assertThat(server.request().line()).isEqualTo("POST /v2/schedules/g HTTP/1.1");
        assertThat(server.request().header("Upstash-Cron")).contains("CRON_TZ=Asia/Tokyo @daily");
        assertThat(server.request().header("Upstash-Schedule-Id")).isEmpty();
        assertThat(server.request().header("Upstash-Queue-Name")).isEmpty();
    }

    @Test
    void the_other_calls_are_those_of_the_api_reference() {
        server.then(Exchange.json(404, "{\"error\":\"schedule not found\"}"));
        server.then(Exchange.json(200, "[]"));
        server.then(Exchange.answer(200, ""));
        server.then(Exchange.json(404, "{\"error\":\"schedule not found\"}"));
        server.then(Exchange.answer(202, ""));
        server.then(Exchange.answer(200, ""));

        assertThat(schedules.get("s")).isEmpty();
        assertThat(schedules.list()).isEmpty();
        schedules.delete("s");
        schedules.delete("s");
        schedules.pause("s");
        schedules.resume("s");

        assertThat(server.requests())
                .extracting(RawRequest::line)
                .containsExactly(
                        "GET /v2/schedules/s HTTP/1.1",
                        "GET /v2/schedules HTTP/1.1",
                        "DELETE /v2/schedules/s HTTP/1.1",
                        "DELETE /v2/schedules/s HTTP/1.1",
                        "POST /v2/schedules/s/pause HTTP/1.1",
                        "POST /v2/schedules/s/resume HTTP/1.1");
    }

    @Test
    void a_schedule_without_an_id_is_never_sent_twice() {
        server.then(Exchange.resetsAfterReading());
        server.then(CREATED);

        assertThatExceptionOfType(QStashException.class)
                .isThrownBy(() -> schedules.create(SCHEDULE))
                .returns(Kind.NO_ANSWER, QStashException::kind);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_schedule_with_an_id_is_sent_again() {
        server.then(Exchange.resetsAfterReading());
        server.then(CREATED);

        assertThat(schedules.create(SCHEDULE.id("scd_1"))).isEqualTo("scd_1");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void either_spelling_and_what_is_new_are_understood() {
        String common = "\"scheduleId\":\"s\",\"cron\":\"* * * * *\",\"destination\":\"g\",\"new\":{\"a\":[1]},";
        server.then(Exchange.json(
                200,
                "[{" + common + "\"callerIP\":\"1.2.3.4\",\"label\":\"l\",\"labels\":[\"l\",\"m\"],"
                        + "\"bodyBase64\":\"/w==\",\"createdAt\":1623345678001,\"period\":60,\"delay\":0,"
                        + "\"lastScheduleStates\":{\"msg_1\":\"IN_PROGRESS\",\"msg_2\":\"POSTPONED\"},\"error\":\"no group\"},"
                        + "{" + common + "\"callerIp\":\"1.2.3.4\",\"label\":\"l\",\"labels\":null,\"body\":\"text\","
                        + "\"isPaused\":true,\"header\":{\"A\":[\"1\",\"2\"]}}]"));

        List<Schedule> all = schedules.list();

        Schedule first = all.get(0);
        assertThat(first.callerIp()).isEqualTo("1.2.3.4");
        assertThat(first.labels()).containsExactly("l", "m");
        assertThat(first.body().bytes()).containsExactly(0xff);
        assertThat(first.createdAt()).isEqualTo(Instant.ofEpochMilli(1623345678001L));
        assertThat(first.period()).isEqualTo(Duration.ofMinutes(1));
        assertThat(first.lastScheduleStates())
                .containsEntry("msg_1", new ScheduledState(ScheduledState.Kind.IN_PROGRESS, "IN_PROGRESS"))
                .containsEntry("msg_2", new ScheduledState(ScheduledState.Kind.UNKNOWN, "POSTPONED"));
        assertThat(first.error()).isEqualTo("no group");
        assertThat(first.isPaused()).isFalse();
        Schedule second = all.get(1);
        assertThat(second.callerIp()).isEqualTo("1.2.3.4");
        assertThat(second.labels()).containsExactly("l");
        assertThat(second.body()).isEqualTo(Content.of("text"));
        assertThat(second.isPaused()).isTrue();
        assertThat(second.headers()).containsEntry("A", List.of("1", "2"));
        assertThat(second.method()).isNull();
    }

    @Test
    void what_is_no_answer_of_qstash_is_no_success() {
        for (String answer : List.of("", "{}", "{\"error\":\"no\"}", "<html>", "{\"scheduleId\":\"\"}", "{\"sched")) {
            server.then(Exchange.answer(200, answer));
            assertUnexpected(() -> schedules.create(SCHEDULE));
        }
        for (String answer : List.of("", "{}", "null", "{\"error\":\"no\"}", "[{}]", "[{\"scheduleId\":\"s\"}]")) {
            server.then(Exchange.answer(200, answer));
            assertUnexpected(schedules::list);
        }
        server.then(Exchange.answer(200, "<html>"));
        assertUnexpected(() -> schedules.delete("s"));
        server.then(Exchange.answer(404, "<html>nothing here"));
        assertThatExceptionOfType(QStashException.class).isThrownBy(() -> schedules.delete("s"));
    }

    private static void assertUnexpected(Runnable call) {
        assertThatExceptionOfType(QStashException.class)
                .isThrownBy(call::run)
                .returns(Kind.UNEXPECTED_ANSWER, QStashException::kind);
    }

    @Test
    void no_text_tells_a_secret() {
        server.then(Exchange.json(
                200,
                "[{\"scheduleId\":\"s\",\"cron\":\"* * * * *\",\"destination\":"
                        + "\"https://example.com/?secret\",\"header\":{\"X\":[\"secret\"]},\"body\":\"secret\"}]"));

        assertThat(schedules.list().toString()).contains("s, * * * * *").doesNotContain("secret");
        assertThat(SCHEDULE.toString()).contains("CRON_TZ=America/New_York").doesNotContain("secret");
        assertThat(schedules.toString()).doesNotContain("secret");
    }
}
