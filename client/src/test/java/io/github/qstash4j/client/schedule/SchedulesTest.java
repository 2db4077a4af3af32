package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.Done;
import io.github.qstash4j.client.FlowControl;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.RetryDelay;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.schedule.ScheduledState.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Calls({"POST /v2/schedules/{destination}", "GET /v2/schedules/{scheduleId}"})
class SchedulesTest {

    private static final Cron HOURLY = Cron.of("0 * * * *");
    private static final String URL = TestServer.URL + "/jobs?a=b";
    private static final OutgoingSchedule SCHEDULE =
            OutgoingSchedule.of(HOURLY, OutgoingMessage.to(URL).text("tick"));

    private final TestServer server = new TestServer();
    private final Schedules schedules = server.qstash().schedules();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everything_that_was_set_comes_back() {
        OutgoingMessage message = OutgoingMessage.to(URL)
                .text("tick")
                .method("PUT")
                .header("X-Order", "7")
                .queue("reports")
                .retries(5)
                .delay(Duration.ofMinutes(10))
                .timeout(Duration.ofSeconds(40))
                .retryDelay(RetryDelay.constant(Duration.ofSeconds(7)))
                .callback(TestServer.URL + "/done")
                .failureCallback(TestServer.URL + "/failed")
                .flowControl(FlowControl.key("shop").parallelism(3).rate(10, Duration.ofMinutes(1)))
                .labels("orders", "eu");

        String id = schedules.create(OutgoingSchedule.of(HOURLY, message).id("report"));

        assertThat(id).isEqualTo("report");
        assertThat(schedules.get("report"))
                .hasValueSatisfying(schedule -> assertThat(schedule)
                        .isEqualTo(new Schedule(
                                "report",
                                "0 * * * *",
                                TestServer.START,
                                URL,
                                "PUT",
                                Map.of("Content-Type", List.of("text/plain; charset=utf-8"), "X-Order", List.of("7")),
                                Content.of("tick"),
                                5,
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(40),
                                TestServer.URL + "/done",
                                TestServer.URL + "/failed",
                                schedule.callerIp(),
                                false,
                                "reports",
                                "shop",
                                3,
                                10,
                                Duration.ofMinutes(1),
                                "7000",
                                List.of("orders", "eu"),
                                null,
                                TestServer.START.plus(Duration.ofHours(1)),
                                Map.of(),
                                null)));
    }

    @Test
    void a_schedule_without_an_id_is_a_new_one_and_one_with_an_id_takes_the_place_of_the_old() {
        String first = schedules.create(SCHEDULE);
        String second = schedules.create(SCHEDULE);
        schedules.create(SCHEDULE.id("mine"));
        schedules.create(
                OutgoingSchedule.of(Cron.of("@daily"), OutgoingMessage.to(URL)).id("mine"));

        assertThat(schedules.list())
                .extracting(Schedule::id, Schedule::cron)
                .containsExactly(tuple(first, "0 * * * *"), tuple(second, "0 * * * *"), tuple("mine", "@daily"));
    }

    @Test
    @Calls({"POST /v2/schedules/{scheduleId}/pause", "POST /v2/schedules/{scheduleId}/resume"})
    void a_paused_schedule_does_not_fire_until_it_is_resumed() {
        schedules.create(SCHEDULE.id("s"));
        schedules.pause("s");
        server.server().time().advance(Duration.ofHours(3));
        assertThat(schedules.get("s"))
                .hasValueSatisfying(schedule -> assertThat(schedule)
                        .returns(true, Schedule::isPaused)
                        .returns(null, Schedule::lastScheduleTime));

        schedules.resume("s");
        server.server().time().advance(Duration.ofHours(1));

        assertThat(schedules.get("s")).hasValueSatisfying(schedule -> {
            assertThat(schedule.isPaused()).isFalse();
            assertThat(schedule.lastScheduleTime()).isEqualTo(TestServer.START.plus(Duration.ofHours(4)));
            assertThat(schedule.lastScheduleStates().values())
                    .extracting(ScheduledState::kind)
                    .containsExactly(Kind.SUCCESS);
        });
    }

    @Test
    @Calls({"DELETE /v2/schedules/{scheduleId}", "GET /v2/schedules"})
    void a_removed_schedule_is_gone_and_may_be_removed_again() {
        schedules.create(SCHEDULE.id("s"));

        schedules.delete("s");
        schedules.delete("s");

        assertThat(schedules.get("s")).isEmpty();
        assertThat(schedules.list()).isEmpty();
    }

    @Test
    void who_pauses_what_is_not_there_hears_of_it() {
        assertThatExceptionOfType(QStashException.class)
                .isThrownBy(() -> schedules.pause("none"))
                .returns(404, QStashException::status);
        assertThatExceptionOfType(QStashException.class)
                .isThrownBy(() -> schedules.resume("none"))
                .returns(404, QStashException::status);
    }

    @Test
    @Calls({
        "GET /v2/schedules",
        "DELETE /v2/schedules/{scheduleId}",
        "POST /v2/schedules/{scheduleId}/pause",
        "POST /v2/schedules/{scheduleId}/resume"
    })
    void every_call_can_be_made_without_blocking() {
        assertThat(schedules.createAsync(SCHEDULE.id("s")).join()).isEqualTo("s");
        assertThat(schedules.pauseAsync("s").join()).isEqualTo(Done.DONE);
        assertThat(schedules.getAsync("s").join())
                .hasValueSatisfying(s -> assertThat(s.isPaused()).isTrue());
        assertThat(schedules.resumeAsync("s").join()).isEqualTo(Done.DONE);
        assertThat(schedules.listAsync().join()).extracting(Schedule::isPaused).containsExactly(false);
        assertThat(schedules.deleteAsync("s").join()).isEqualTo(Done.DONE);
        assertThat(schedules.getAsync("s").join()).isEmpty();
    }

    @Test
    void what_makes_no_sense_in_a_schedule_is_refused_by_name() {
        OutgoingMessage message = OutgoingMessage.to(URL);
        assertRefused("deduplicationId", () -> OutgoingSchedule.of(HOURLY, message.deduplicationId("d")));
        assertRefused("contentBased", () -> OutgoingSchedule.of(HOURLY, message.contentBasedDeduplication()));
        assertRefused("notBefore", () -> OutgoingSchedule.of(HOURLY, message.notBefore(TestServer.START)));
        for (String id : List.of("", " ", "a b", "a/b", ".", "..", "ü", "a".repeat(251))) {
            assertRefused("id of a schedule", () -> SCHEDULE.id(id));
            assertRefused("id of a schedule", () -> schedules.get(id));
            assertRefused("id of a schedule", () -> schedules.delete(id));
            assertRefused("id of a schedule", () -> schedules.pause(id));
            assertRefused("id of a schedule", () -> schedules.resume(id));
        }
    }

    private static void assertRefused(String named, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(named);
    }
}
