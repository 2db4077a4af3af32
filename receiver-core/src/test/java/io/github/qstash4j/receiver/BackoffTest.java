package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void a_fixed_backoff_waits_the_same_each_time() {
        assertThat(delays(Backoff.fixed(MINUTE), 3)).containsExactly(MINUTE, MINUTE, MINUTE);
        assertThat(Backoff.fixed(Duration.ZERO).delay(Integer.MAX_VALUE)).isZero();
        assertThat(Backoff.fixed(DAY).delay(0)).isEqualTo(DAY);
    }

    @Test
    void an_exponential_backoff_multiplies_the_first_delay() {
        assertThat(delays(Backoff.exponential(Duration.ofSeconds(10), 2), 4))
                .extracting(Duration::toSeconds)
                .containsExactly(10L, 20L, 40L, 80L);
        assertThat(delays(Backoff.exponential(Duration.ofMillis(100), 1.5), 3))
                .extracting(Duration::toMillis)
                .containsExactly(100L, 150L, 225L);
        assertThat(delays(Backoff.exponential(MINUTE, 1), 2)).containsExactly(MINUTE, MINUTE);
    }

    @Test
    void QStashs_own_backoff_is_the_documented_table() {
        assertThat(delays(Backoff.qstash(), 6))
                .containsExactly(
                        Duration.ofSeconds(12),
                        Duration.ofMinutes(2).plusSeconds(28),
                        Duration.ofMinutes(30).plusSeconds(8),
                        Duration.ofHours(6).plusMinutes(7).plusSeconds(6),
                        DAY,
                        DAY);
    }

    @Test
    void no_delay_is_longer_than_QStash_honours() {
        for (Backoff backoff : List.of(
                Backoff.qstash(),
                Backoff.exponential(Duration.ofNanos(1), 2),
                Backoff.exponential(DAY, Double.MAX_VALUE),
                Backoff.exponential(DAY, 2).withJitter(0))) {
            assertThat(backoff.delay(1000)).isEqualTo(DAY);
            assertThat(backoff.delay(Integer.MAX_VALUE)).isEqualTo(DAY);
            assertThat(Outcome.retryAfter(backoff.delay(Integer.MAX_VALUE))).isNotNull();
        }
    }

    @Test
    void a_cap_leaves_shorter_delays_alone() {
        assertThat(delays(Backoff.exponential(Duration.ofSeconds(10), 3).atMost(MINUTE), 4))
                .extracting(Duration::toSeconds)
                .containsExactly(10L, 30L, 60L, 60L);
    }

    @Test
    void jitter_takes_off_up_to_the_fraction_and_adds_nothing() {
        Backoff backoff = Backoff.fixed(Duration.ofSeconds(100));

        assertThat(backoff.withJitter(0.2, () -> 0).delay(0)).hasSeconds(100);
        assertThat(backoff.withJitter(0.2, () -> 0.5).delay(0)).hasSeconds(90);
        assertThat(backoff.withJitter(1, () -> Math.nextDown(1.0)).delay(0)).isLessThan(Duration.ofNanos(1000));
        assertThat(backoff.withJitter(0.2, () -> 0.5).atMost(MINUTE).delay(0)).isEqualTo(MINUTE);
    }

    @Test
    void jitter_is_random_unless_it_is_told_otherwise() {
        Backoff backoff = Backoff.fixed(DAY).withJitter(0.5);

        assertThat(delays(backoff, 100))
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofHours(12), DAY))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_negative_count_of_retries_is_a_mistake() {
        for (Backoff backoff :
                List.of(Backoff.fixed(MINUTE), Backoff.exponential(MINUTE, 2).atMost(MINUTE), Backoff.qstash())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> backoff.delay(-1))
                    .withMessageContaining("delivery.retried()");
        }
    }

    @Test
    void an_option_that_makes_no_sense_is_refused_with_what_to_give_instead() {
        Backoff backoff = Backoff.qstash();

        for (Duration delay : List.of(Duration.ofNanos(-1), DAY.plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Backoff.fixed(delay))
                    .withMessageContaining("day");
            assertThatIllegalArgumentException().isThrownBy(() -> Backoff.exponential(delay, 2));
            assertThatIllegalArgumentException().isThrownBy(() -> backoff.atMost(delay));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.exponential(Duration.ZERO, 2))
                .withMessageContaining("first delay");
        for (double factor : new double[] {0.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Backoff.exponential(MINUTE, factor))
                    .withMessageContaining("1 or more");
        }
        for (double fraction : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> backoff.withJitter(fraction))
                    .withMessageContaining("from 0 to 1");
        }
    }

    private static List<Duration> delays(Backoff backoff, int count) {
        return IntStream.range(0, count).mapToObj(backoff::delay).toList();
    }
}
