package io.github.qstash4j.receiver;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt, for {@link Outcome#retryAfter(Duration)}:
 *
 * <pre>{@code
 * Backoff backoff = Backoff.exponential(Duration.ofSeconds(10), 2).atMost(Duration.ofHours(1)).withJitter(0.2);
 *
 * return Outcome.retryAfter(backoff.delay(delivery.retried()));
 * }</pre>
 *
 * <p>No delay of the backoffs made here is longer than {@link Outcome#LONGEST_DELAY}. Immutable, and safe for use by
 * many threads.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">QStash: retry</a>
 */
@FunctionalInterface
public interface Backoff {

    /**
     * The wait after an attempt that failed.
     *
     * @param retried how often QStash had tried before that attempt: {@link Delivery#retried()}
     * @throws IllegalArgumentException if that is negative
     */
    Duration delay(int retried);

    /**
     * The same delay each time.
     *
     * @throws IllegalArgumentException if it is negative or longer than {@link Outcome#LONGEST_DELAY}
     */
    static Backoff fixed(Duration delay) {
        Duration honoured = honoured(delay);
        return retried -> {
            notNegative(retried);
            return honoured;
        };
    }

    /**
     * Each delay is a multiple of the one before.
     *
     * @param first the delay after the first attempt, longer than nothing, and at most {@link Outcome#LONGEST_DELAY}
     * @param factor what each delay is multiplied with for the next one, 1 or more: 2 doubles it
     * @throws IllegalArgumentException if one of them is something else
     */
    static Backoff exponential(Duration first, double factor) {
        double firstNanos = honoured(first).toNanos();
        if (firstNanos == 0) {
            throw new IllegalArgumentException("Nothing stays nothing when it is multiplied: give a first delay.");
        }
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(
                    "A backoff never shortens: give a factor of 1 or more instead of " + factor + ".");
        }
        double longest = Outcome.LONGEST_DELAY.toNanos();
        return retried ->
                Duration.ofNanos((long) Math.min(longest, firstNanos * Math.pow(factor, notNegative(retried))));
    }

    /** What QStash does of itself: 12 s, 2 min 28 s, 30 min 8 s, 6 h 7 min 6 s, and from then on a day. */
    static Backoff qstash() {
        double longest = Outcome.LONGEST_DELAY.toSeconds();
        return retried -> Duration.ofSeconds((long) Math.min(longest, Math.exp(2.5 * (notNegative(retried) + 1.0))));
    }

    /**
     * The same, with no delay longer than this one.
     *
     * @throws IllegalArgumentException if it is negative or longer than {@link Outcome#LONGEST_DELAY}
     */
    default Backoff atMost(Duration longest) {
        honoured(longest);
        return retried -> {
            Duration delay = delay(retried);
            return delay.compareTo(longest) > 0 ? longest : delay;
        };
    }

    /**
     * The same, with each delay shortened at random, so that what failed together is not tried again together.
     *
     * @param fraction the largest part of a delay that is taken off, from 0 to 1
     * @throws IllegalArgumentException if it is something else
     */
    default Backoff withJitter(double fraction) {
        return withJitter(fraction, () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The same as {@link #withJitter(double)}, for tests that are to know each delay.
     *
     * @param random gives numbers from 0 (inclusive) to 1 (exclusive); used by many threads
     */
    default Backoff withJitter(double fraction, DoubleSupplier random) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "Jitter takes off a part of the delay: give a fraction from 0 to 1 instead of " + fraction + ".");
        }
        return retried -> Duration.ofNanos((long) (delay(retried).toNanos() * (1 - fraction * random.getAsDouble())));
    }

    private static Duration honoured(Duration delay) {
        return new Outcome.RetryAfter(delay).delay();
    }

    private static int notNegative(int retried) {
        if (retried < 0) {
            throw new IllegalArgumentException(
                    "The first attempt has been retried 0 times: give delivery.retried() instead of " + retried + ".");
        }
        return retried;
    }
}
