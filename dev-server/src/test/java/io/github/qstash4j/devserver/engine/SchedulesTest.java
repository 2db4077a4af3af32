package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static io.github.qstash4j.devserver.engine.Sending.once;
import static io.github.qstash4j.devserver.timeline.MessageState.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.Target;
import io.github.qstash4j.devserver.message.UrlGroupName;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final String URL = "https://a.test/";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EngineFixture fixture = new EngineFixture();
    private final Schedules schedules = fixture.engine.schedules(OWNER);

    private void everyMinute(Target target, @Nullable String queueName, Sending sending) {
        schedules.put("s", Cron.parse("* * * * *"), target, queueName, sending.publication());
    }

    private void everyMinute() {
        everyMinute(destination(URL), null, once());
    }

    private ScheduleState state() {
        return Objects.requireNonNull(schedules.find("s"));
    }

    private static Instant minute(long count) {
        return SteppedClock.START.plus(MINUTE.multipliedBy(count));
    }

    @Test
    void publishes_at_its_times_and_knows_the_last_and_the_next() {
        everyMinute();
        assertThat(state().lastTime()).isNull();
        assertThat(state().nextTime()).isEqualTo(minute(1));
        assertThat(state().lastStates()).isEmpty();

        fixture.clock.advance(Duration.ofSeconds(150));

        assertThat(fixture.attemptSeconds()).containsExactly(60L, 120L);
        assertThat(state().lastTime()).isEqualTo(minute(2));
        assertThat(state().nextTime()).isEqualTo(minute(3));
        TimelineEvent last = fixture.in(CREATED).get(1);
        assertThat(last.message().origin().scheduleId()).isEqualTo("s");
        assertThat(state().lastStates()).containsOnlyKeys(last.messageId()).containsValue(ScheduledState.SUCCESS);
    }

    @Test
    void the_last_states_follow_its_messages() {
        fixture.engine
                .urlGroups(OWNER)
                .add(
                        "group",
                        List.of(
                                new Endpoint(destination(URL + "good"), null),
                                new Endpoint(destination(URL + "bad"), null)));
        fixture.courier.answering = request ->
                TestCourier.answer(request.destination().url().endsWith("bad") ? 500 : 200, "Retry-After", "5");
        everyMinute(new UrlGroupName("group"), null, once().retries(1));

        fixture.clock.advance(MINUTE);
        assertThat(state().lastStates().values()).containsExactly(ScheduledState.SUCCESS, ScheduledState.IN_PROGRESS);
        fixture.clock.advance(Duration.ofSeconds(5));

        assertThat(state().lastStates().values()).containsExactly(ScheduledState.SUCCESS, ScheduledState.FAIL);
    }

    @Test
    void a_duplicate_is_no_message_of_its_own() {
        everyMinute(destination(URL), null, once().deduplicatedBy("d"));

        fixture.clock.advance(MINUTE.multipliedBy(2));

        assertThat(fixture.in(CREATED)).hasSize(1);
        assertThat(state().lastTime()).isEqualTo(minute(2));
        assertThat(state().lastStates()).isEmpty();
        assertThat(state().error()).isNull();
    }

    @Test
    void publishes_into_its_queue_and_creates_it() {
        everyMinute(destination(URL), "q", once());
        fixture.queues().put("q", 3, true);

        fixture.clock.advance(MINUTE.multipliedBy(2));

        assertThat(fixture.queues().find("q"))
                .extracting(QueueState::lag, QueueState::parallelism)
                .containsExactly(2, 3);
    }

    @Test
    void says_so_when_its_group_has_vanished_and_publishes_again_when_it_is_back() {
        UrlGroups groups = fixture.engine.urlGroups(OWNER);
        groups.add("group", List.of(new Endpoint(destination(URL), null)));
        everyMinute(new UrlGroupName("group"), null, once());
        groups.delete("group");

        fixture.clock.advance(MINUTE);
        assertThat(state().error()).contains("group");
        assertThat(state().lastTime()).isEqualTo(minute(1));
        groups.add("group", List.of(new Endpoint(destination(URL), null)));
        fixture.clock.advance(MINUTE);

        assertThat(state().error()).isNull();
        assertThat(fixture.attemptSeconds()).containsExactly(120L);
    }

    @Test
    void a_paused_schedule_misses_its_times() {
        everyMinute();
        schedules.pause("s", true);
        fixture.clock.advance(MINUTE.multipliedBy(2));
        assertThat(fixture.in(CREATED)).isEmpty();
        assertThat(state().paused()).isTrue();
        assertThat(state().nextTime()).isEqualTo(minute(3));

        schedules.pause("s", false);
        fixture.clock.advance(MINUTE);

        assertThat(fixture.attemptSeconds()).containsExactly(180L);
    }

    @Test
    void other_settings_for_its_id_take_the_place_of_the_ones_before() {
        everyMinute();

        everyMinute(destination(URL + "other"), null, once());
        fixture.clock.advance(MINUTE);

        assertThat(fixture.attempted()).containsExactly(URL + "other");
        assertThat(schedules.all()).hasSize(1);
    }

    @Test
    void other_settings_leave_it_paused_and_as_old_and_where_it_was() {
        everyMinute();
        schedules.put("later", Cron.parse("0 0 30 2 *"), destination(URL), null, once().publication());
        schedules.pause("s", true);
        fixture.clock.advance(MINUTE);

        everyMinute(destination(URL + "other"), null, once());
        fixture.clock.advance(MINUTE);

        assertThat(fixture.attempted()).isEmpty();
        assertThat(state().paused()).isTrue();
        assertThat(state().createdAt()).isEqualTo(minute(0));
        assertThat(schedules.all()).extracting(ScheduleState::id).containsExactly("s", "later");
    }

    @Test
    void the_messages_of_one_that_was_replaced_do_not_count_for_the_new_one() {
        HeldAnswers held = new HeldAnswers();
        fixture.courier.answering = held;
        everyMinute();
        fixture.clock.advance(MINUTE);
        everyMinute();

        held.answer(URL, 200);

        assertThat(state().lastStates()).isEmpty();
    }

    @Test
    void one_that_is_deleted_at_the_instant_it_is_due_publishes_no_more() {
        fixture.publish("https://b.test/", once().after(MINUTE));
        everyMinute();
        fixture.courier.answering = request -> {
            schedules.delete("s");
            return TestCourier.answer(200);
        };

        fixture.clock.advance(MINUTE.multipliedBy(5));

        assertThat(fixture.attempted()).containsExactly("https://b.test/");
        assertThat(schedules.find("s")).isNull();
        assertThat(schedules.delete("s")).isFalse();
        assertThat(schedules.pause("s", true)).isFalse();
    }

    @Test
    void what_a_deleted_schedule_has_published_goes_its_way() {
        everyMinute(destination(URL), null, once().after(Duration.ofHours(1)));
        fixture.clock.advance(MINUTE);

        schedules.delete("s");
        fixture.clock.advance(Duration.ofHours(2));

        assertThat(fixture.attemptSeconds()).containsExactly(3_660L);
    }

    @Test
    void one_that_never_comes_is_kept_and_does_nothing() {
        Cron never = Cron.parse("0 0 30 2 *");
        schedules.put("s", never, destination(URL), null, once().publication());

        fixture.clock.advance(Duration.ofDays(400));

        assertThat(state().nextTime()).isNull();
        assertThat(fixture.in(CREATED)).isEmpty();
        assertThat(schedules.delete("s")).isTrue();
    }
}
