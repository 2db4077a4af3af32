package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.Sending.once;
import static io.github.qstash4j.devserver.timeline.MessageState.CANCELLED;
import static io.github.qstash4j.devserver.timeline.MessageState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Queues that are paused, resized and deleted while their messages are on their way. */
class QueueChangeTest {

    private final EngineFixture fixture = new EngineFixture();
    private final HeldAnswers held = new HeldAnswers();

    QueueChangeTest() {
        fixture.courier.answering = held;
    }

    private static String url(int number) {
        return "https://a.test/" + number;
    }

    private List<String> enqueue(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(fixture.enqueue("q", url(i), once().retries(1)));
        }
        fixture.workOff();
        return ids;
    }

    private void answer(int number, int status, String... namesAndValues) {
        held.answer(url(number), status, namesAndValues);
        fixture.workOff();
    }

    private QueueState queue() {
        return Objects.requireNonNull(fixture.queues().find("q"));
    }

    @Test
    void a_paused_queue_accepts_and_delivers_in_order_when_it_is_resumed() {
        fixture.queues().pause("q", true);
        enqueue(2);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(held.underWay()).isEmpty();
        assertThat(queue().lag()).isEqualTo(2);

        fixture.queues().pause("q", false);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(url(0));
        answer(0, 200);
        assertThat(held.underWay()).containsExactly(url(1));
    }

    @Test
    void the_retries_of_the_head_wait_too_while_the_queue_is_paused() {
        enqueue(2);
        fixture.queues().pause("q", true);
        answer(0, 500, "Retry-After", "10");
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(held.underWay()).isEmpty();

        fixture.queues().pause("q", false);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(url(0));
        assertThat(fixture.attempted()).containsExactly(url(0), url(0));
    }

    @Test
    void a_head_that_waits_for_its_retry_in_a_paused_queue_can_be_cancelled() {
        List<String> ids = enqueue(2);
        fixture.queues().pause("q", true);
        answer(0, 500, "Retry-After", "10");
        fixture.clock.advance(Duration.ofMinutes(1));

        fixture.engine.cancel(EngineFixture.OWNER, ids.get(0));
        fixture.workOff();
        assertThat(fixture.states(ids.get(0))).endsWith(CANCELLED);
        assertThat(held.underWay()).isEmpty();
        fixture.queues().pause("q", false);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(url(1));
    }

    @Test
    void more_parallelism_lets_more_messages_go_at_once() {
        enqueue(5);
        assertThat(held.underWay()).hasSize(1);

        fixture.queues().put("q", 3, false);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(url(0), url(1), url(2));
    }

    @Test
    void less_parallelism_waits_until_enough_have_ended() {
        fixture.queues().put("q", 3, false);
        enqueue(5);
        fixture.queues().put("q", 1, false);
        answer(0, 200);
        answer(1, 500, "Retry-After", "10");
        assertThat(held.underWay()).containsExactly(url(2));

        answer(2, 200);
        assertThat(held.underWay()).isEmpty();
        fixture.clock.advance(Duration.ofSeconds(10));
        answer(1, 200);

        assertThat(held.underWay()).containsExactly(url(3));
    }

    @Test
    void deletion_cancels_those_that_wait_and_lets_the_head_go_on() {
        List<String> ids = enqueue(3);
        answer(0, 500, "Retry-After", "60");

        fixture.queues().delete("q");
        fixture.workOff();

        assertThat(fixture.queues().find("q")).isNull();
        assertThat(fixture.states(ids.get(1))).endsWith(CANCELLED);
        assertThat(fixture.states(ids.get(2))).endsWith(CANCELLED);
        fixture.clock.advance(Duration.ofMinutes(1));
        answer(0, 200);
        assertThat(fixture.states(ids.get(0))).endsWith(DELIVERED);
        assertThat(fixture.queues().find("q")).isNull();
    }

    @Test
    void deletion_of_a_paused_queue_frees_its_head() {
        List<String> ids = enqueue(1);
        fixture.queues().pause("q", true);
        answer(0, 500, "Retry-After", "1");
        fixture.clock.advance(Duration.ofSeconds(1));

        fixture.queues().delete("q");
        fixture.workOff();
        answer(0, 200);

        assertThat(fixture.states(ids.get(0))).endsWith(DELIVERED);
    }

    @Test
    void a_queue_of_the_same_name_begins_anew() {
        fixture.queues().put("q", 7, true);
        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.queues().delete("q");

        enqueue(3);

        assertThat(queue().parallelism()).isEqualTo(1);
        assertThat(queue().paused()).isFalse();
        assertThat(queue().createdAt()).isEqualTo(SteppedClock.START.plusSeconds(5));
        assertThat(held.underWay()).containsExactly(url(0));
        assertThat(queue().lag()).isEqualTo(3);
    }

    @Test
    void a_head_of_the_deleted_queue_takes_no_place_in_the_new_one() {
        enqueue(1);
        fixture.queues().delete("q");
        fixture.enqueue("q", url(7), once());
        fixture.enqueue("q", url(8), once());
        fixture.workOff();
        assertThat(held.underWay()).containsExactly(url(0), url(7));

        answer(0, 200);

        assertThat(held.underWay()).containsExactly(url(7));
        assertThat(queue().lag()).isEqualTo(2);
    }

    @Test
    void a_delayed_message_outlives_its_queue_and_creates_it_again() {
        fixture.enqueue("q", url(0), once().after(Duration.ofHours(1)));
        fixture.queues().delete("q");

        fixture.clock.advance(Duration.ofHours(1));

        assertThat(held.underWay()).containsExactly(url(0));
        assertThat(queue().lag()).isEqualTo(1);
    }

    @Test
    void a_schedule_or_a_message_leaves_the_limits_of_an_existing_queue_alone() {
        fixture.queues().put("q", 4, false);

        enqueue(1);

        assertThat(queue().parallelism()).isEqualTo(4);
    }
}
