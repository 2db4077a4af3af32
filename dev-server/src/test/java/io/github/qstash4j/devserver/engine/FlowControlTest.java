package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.Sending.once;
import static io.github.qstash4j.devserver.timeline.MessageState.ACTIVE;
import static io.github.qstash4j.devserver.timeline.MessageState.CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.FlowControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowControlTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EngineFixture fixture = new EngineFixture();
    private final HeldAnswers held = new HeldAnswers();

    private static String url(int number) {
        return "https://a.test/" + number;
    }

    private static FlowControl limit(@Nullable Integer parallelism, @Nullable Integer rate) {
        return new FlowControl("key", parallelism, rate, MINUTE);
    }

    private List<String> publish(int first, int count, Sending sending) {
        List<String> ids = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            ids.add(fixture.publish(url(i), sending));
        }
        fixture.workOff();
        return ids;
    }

    private FlowControlState state() {
        return Objects.requireNonNull(fixture.flowControls().find("key"));
    }

    @Test
    void no_more_attempts_in_each_period_than_the_rate_and_the_first_attempt_begins_it() {
        fixture.clock.advance(Duration.ofSeconds(7));
        publish(0, 7, once().limitedBy(limit(null, 3)));

        fixture.clock.advance(Duration.ofHours(1));

        assertThat(fixture.attemptSeconds()).containsExactly(7L, 7L, 7L, 67L, 67L, 67L, 127L);
        assertThat(fixture.attempted()).containsExactly(url(0), url(1), url(2), url(3), url(4), url(5), url(6));
    }

    @Test
    void a_period_begins_with_an_attempt_and_not_with_the_end_of_the_one_before() {
        publish(0, 1, once().limitedBy(limit(null, 1)));
        fixture.clock.advance(Duration.ofSeconds(90));
        publish(1, 2, once().limitedBy(limit(null, 1)));

        fixture.clock.advance(Duration.ofHours(1));

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 90L, 150L);
    }

    @Test
    void no_more_attempts_at_once_than_the_parallelism() {
        fixture.courier.answering = held;
        publish(0, 4, once().limitedBy(limit(2, null)));
        assertThat(held.underWay()).containsExactly(url(0), url(1));
        assertThat(state().running()).isEqualTo(2);
        assertThat(state().waiting()).isEqualTo(2);

        held.answer(url(1), 500);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(url(0), url(2));
    }

    @Test
    void both_limits_hold_together() {
        fixture.courier.answering = held;
        publish(0, 6, once().limitedBy(limit(3, 2)));
        assertThat(held.underWay()).containsExactly(url(0), url(1));

        fixture.clock.advance(MINUTE);
        assertThat(held.underWay()).containsExactly(url(0), url(1), url(2));
        held.answer(url(0), 200);
        held.answer(url(1), 200);
        fixture.workOff();
        assertThat(held.underWay()).containsExactly(url(2), url(3));

        fixture.clock.advance(MINUTE);
        assertThat(held.underWay()).containsExactly(url(2), url(3), url(4));
    }

    @Test
    void a_retry_counts_again_and_goes_behind_those_that_wait() {
        fixture.courier.answering = request -> request.destination().url().equals(url(0))
                ? TestCourier.answer(500, "Retry-After", "0")
                : TestCourier.answer(200);
        publish(0, 3, once().retries(1).limitedBy(limit(null, 1)));

        fixture.clock.advance(Duration.ofHours(1));

        assertThat(fixture.attempted()).containsExactly(url(0), url(1), url(2), url(0));
        assertThat(fixture.attemptSeconds()).containsExactly(0L, 60L, 120L, 180L);
    }

    @Test
    void one_in_a_week_is_one_in_a_week() {
        publish(0, 3, once().limitedBy(new FlowControl("key", null, 1, Duration.ofDays(7))));

        fixture.clock.advance(Duration.ofDays(14));

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 604_800L, 1_209_600L);
    }

    @Test
    void a_message_that_waits_can_be_cancelled_and_the_order_stays() {
        List<String> ids = publish(0, 4, once().limitedBy(limit(null, 1)));

        fixture.engine.cancel(EngineFixture.OWNER, ids.get(1));
        assertThat(state().waiting()).isEqualTo(2);
        fixture.clock.advance(Duration.ofHours(1));

        assertThat(fixture.states(ids.get(1))).endsWith(CANCELLED);
        assertThat(fixture.attemptSeconds()).containsExactly(0L, 60L, 120L);
        assertThat(fixture.attempted()).containsExactly(url(0), url(2), url(3));
    }

    @Test
    void a_message_that_is_cancelled_while_it_waits_for_its_host_gives_back_its_share() {
        fixture.courier.answering = request -> new CompletableFuture<>();
        publish(0, 100, once());
        List<String> ids = publish(100, 3, once().limitedBy(limit(1, 2)));
        assertThat(state().running()).isEqualTo(1);
        assertThat(fixture.in(ACTIVE)).hasSize(100);

        fixture.engine.cancel(EngineFixture.OWNER, ids.get(0));
        assertThat(state().running()).isEqualTo(1);
        assertThat(state().startedInPeriod()).isEqualTo(1);
        assertThat(state().waiting()).isEqualTo(1);
        fixture.engine.cancel(EngineFixture.OWNER, ids.get(1));
        fixture.engine.cancel(EngineFixture.OWNER, ids.get(2));

        assertThat(state().running()).isZero();
        assertThat(state().startedInPeriod()).isZero();
    }

    @Test
    void what_is_given_back_after_its_period_frees_nothing_in_the_next() {
        fixture.courier.answering = request -> new CompletableFuture<>();
        publish(0, 100, once());
        List<String> ids = publish(100, 1, once().limitedBy(limit(null, 1)));
        fixture.clock.advance(MINUTE);
        publish(101, 1, once().limitedBy(limit(null, 1)));

        fixture.engine.cancel(EngineFixture.OWNER, ids.get(0));

        assertThat(state().startedInPeriod()).isEqualTo(1);
        assertThat(state().running()).isEqualTo(1);
    }

    @Test
    void keys_do_not_wait_for_each_other() {
        for (int i = 0; i < 2000; i++) {
            FlowControl own = new FlowControl("key" + i, null, 1, MINUTE);
            fixture.publish(url(i), once().limitedBy(own));
            fixture.publish(url(i), once().limitedBy(own));
        }

        fixture.workOff();
        assertThat(fixture.in(ACTIVE)).hasSize(2000);
        fixture.clock.advance(MINUTE);

        assertThat(fixture.in(ACTIVE)).hasSize(4000);
        assertThat(fixture.flowControls().all()).hasSize(2000);
    }

    @Test
    void a_message_in_a_queue_waits_for_the_key_at_the_head_of_its_queue() {
        fixture.courier.answering = held;
        publish(0, 1, once().limitedBy(limit(1, null)));
        fixture.enqueue("q", url(1), once().limitedBy(limit(1, null)));
        fixture.enqueue("q", url(2), once());
        fixture.workOff();
        assertThat(held.underWay()).containsExactly(url(0));

        held.answer(url(0), 200);
        fixture.workOff();
        assertThat(held.underWay()).containsExactly(url(1));
        held.answer(url(1), 200);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(url(2));
        assertThat(state().running()).isZero();
    }

    @Test
    void the_head_of_a_queue_can_be_cancelled_while_it_waits_for_the_key() {
        fixture.courier.answering = held;
        publish(0, 1, once().limitedBy(limit(1, null)));
        String head = fixture.enqueue("q", url(1), once().limitedBy(limit(1, null)));
        fixture.enqueue("q", url(2), once());
        fixture.workOff();

        fixture.engine.cancel(EngineFixture.OWNER, head);
        fixture.workOff();

        assertThat(held.underWay()).containsExactly(url(0), url(2));
        assertThat(state().waiting()).isZero();
    }
}
