package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks in Berlin go from +1 to +2 on 29 March 2026 at 01:00 UTC, and back on 25 October at 01:00 UTC. */
@Calls({"POST /v2/schedules/{destination}", "GET /v2/schedules"})
class ScheduleTimeTest {

    private static final String URL = "https://app.example.com/";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final DevServer server = DevServer.builder()
            .manualTime(Instant.parse("2026-03-27T12:00:00Z"))
            .destination(URL, request -> Response.of(200))
            .start();
    private final QStash qstash = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();

    @AfterEach
    void stop() {
        server.close();
    }

    private void declare(String cron) {
        OutgoingSchedule schedule = OutgoingSchedule.of(
                        Cron.of(cron).in(BERLIN), OutgoingMessage.to(URL).text("tick"))
                .id("tick");
        SchedulePlan unused = ScheduleReconciler.builder(qstash)
                .owner("clock")
                .declare(schedule)
                .build()
                .reconcile();
    }

    private List<String> firesWithin(Duration time) {
        int before = fired().size();
        server.time().advance(time);
        return fired().stream().skip(before).toList();
    }

    private List<String> fired() {
        return server.timeline().events().stream()
                .filter(event -> event.state() == MessageState.DELIVERED)
                .map(TimelineEvent::time)
                .map(Instant::toString)
                .toList();
    }

    @Test
    void nine_in_berlin_is_nine_in_berlin_on_both_sides_of_a_change_of_the_clocks() {
        declare("0 9 * * *");

        assertThat(firesWithin(Duration.ofDays(3)))
                .containsExactly("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z");

        server.time().advanceTo(Instant.parse("2026-10-24T12:00:00Z"));
        assertThat(firesWithin(Duration.ofDays(2))).containsExactly("2026-10-25T08:00:00Z", "2026-10-26T08:00:00Z");
    }

    @Test
    void a_time_that_is_skipped_does_not_fire_and_one_that_comes_twice_fires_twice() {
        declare("30 2 * * *");

        assertThat(firesWithin(Duration.ofDays(3))).containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z");

        server.time().advanceTo(Instant.parse("2026-10-24T12:00:00Z"));
        assertThat(firesWithin(Duration.ofDays(1))).containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
    }

    @Test
    @Calls("DELETE /v2/schedules/{scheduleId}")
    void an_updated_schedule_fires_at_its_new_times_only_and_a_removed_one_never() {
        declare("0 9 * * *");
        assertThat(firesWithin(Duration.ofDays(1))).containsExactly("2026-03-28T08:00:00Z");

        declare("15 10 * * MON");
        assertThat(firesWithin(Duration.ofDays(3))).containsExactly("2026-03-30T08:15:00Z");

        ScheduleReconciler.builder(qstash).owner("clock").build().removeAll();
        assertThat(firesWithin(Duration.ofDays(30))).isEmpty();
    }
}
