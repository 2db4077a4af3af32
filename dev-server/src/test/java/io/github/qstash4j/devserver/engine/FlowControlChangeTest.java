package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.Sending.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.FlowControl;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits that change while messages wait for them. */
class FlowControlChangeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EngineFixture fixture = new EngineFixture();
    private int published;

    private void publish(int count, @Nullable Integer parallelism, @Nullable Integer rate, Duration period) {
        for (int i = 0; i < count; i++) {
            FlowControl limit = new FlowControl("key", parallelism, rate, period);
            fixture.publish("https://a.test/" + published++, once().limitedBy(limit));
        }
        fixture.workOff();
    }

    private FlowControlState state() {
        return Objects.requireNonNull(fixture.flowControls().find("key"));
    }

    @Test
    void the_newest_message_sets_the_limits_for_those_that_wait() {
        publish(3, null, 1, Duration.ofHours(1));

        fixture.publish(
                "https://a.test/late",
                once().after(Duration.ofDays(1)).limitedBy(new FlowControl("key", null, 3, MINUTE)));
        fixture.workOff();

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 0L, 0L);
    }

    @Test
    void a_shorter_period_opens_earlier_and_a_longer_one_later() {
        publish(3, null, 1, MINUTE);
        publish(1, null, 1, Duration.ofSeconds(10));
        fixture.clock.advance(Duration.ofSeconds(15));
        publish(1, null, 1, Duration.ofSeconds(100));
        fixture.clock.advance(Duration.ofMinutes(5));

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 10L, 110L, 210L, 310L);
    }

    @Test
    void a_limit_that_the_newest_message_does_not_name_is_gone() {
        publish(3, null, 1, MINUTE);

        publish(1, 5, null, MINUTE);

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 0L, 0L, 0L);
        assertThat(state().rate()).isNull();
        assertThat(state().parallelism()).isEqualTo(5);
    }

    @Test
    void a_paused_key_keeps_everything_waiting_and_its_period_goes_on() {
        publish(1, null, 1, MINUTE);
        fixture.flowControls().pause("key", true);
        publish(2, null, 1, MINUTE);
        fixture.clock.advance(Duration.ofSeconds(30));
        assertThat(state().startedInPeriod()).isEqualTo(1);
        assertThat(state().paused()).isTrue();
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(state().waiting()).isEqualTo(2);

        fixture.flowControls().pause("key", false);
        fixture.clock.advance(MINUTE);

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 90L, 150L);
    }

    @Test
    void a_pinned_limit_holds_whatever_messages_name_until_one_comes_after_it_is_unpinned() {
        fixture.flowControls().pin("key", 7, 2, MINUTE);
        publish(5, 1, 100, Duration.ofSeconds(1));
        assertThat(fixture.attemptSeconds()).containsExactly(0L, 0L);
        assertThat(state().pinnedRate() && state().pinnedParallelism()).isTrue();
        assertThat(state().parallelism()).isEqualTo(7);

        fixture.flowControls().unpin("key", false, true);
        fixture.workOff();
        assertThat(fixture.attemptSeconds()).hasSize(2);
        publish(1, 1, 100, Duration.ofSeconds(1));

        assertThat(fixture.attemptSeconds()).hasSize(6);
        assertThat(state().parallelism()).isEqualTo(7);
        assertThat(state().pinnedRate()).isFalse();
    }

    @Test
    void pinning_ends_the_current_period() {
        publish(3, null, 1, MINUTE);
        fixture.clock.advance(Duration.ofSeconds(20));

        fixture.flowControls().pin("key", 1, null, null);
        fixture.clock.advance(MINUTE);

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 20L, 80L);
        assertThat(state().rate()).isEqualTo(1);
    }

    @Test
    void resetting_the_rate_begins_a_period_at_once() {
        publish(3, null, 1, MINUTE);
        fixture.clock.advance(Duration.ofSeconds(20));

        fixture.flowControls().resetRate("key");
        assertThat(state().periodStart()).isEqualTo(SteppedClock.START.plusSeconds(20));
        fixture.clock.advance(MINUTE);

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 20L, 80L);
    }

    @Test
    void a_period_that_is_over_is_shown_no_more() {
        publish(1, null, 5, MINUTE);
        assertThat(state().startedInPeriod()).isEqualTo(1);

        fixture.clock.advance(MINUTE);

        assertThat(state().startedInPeriod()).isZero();
        assertThat(state().periodStart()).isNull();
    }

    @Test
    void a_key_of_one_user_limits_no_other() {
        publish(2, null, 1, MINUTE);

        assertThat(fixture.engine.flowControls("bob").find("key")).isNull();
    }
}
