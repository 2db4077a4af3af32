package io.github.qstash4j.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The run in which a platform has a request handled, such as one invocation of a Lambda function: its own context, and
 * how long the run may take. Immutable.
 */
public final class Invocation {

    /** Of what the platform allows, a tenth is kept for giving an answer, but not more than that. */
    private static final Duration LONGEST_RESERVE = Duration.ofSeconds(1);

    /** A worker that was stopped in the middle may go on for a moment before it notices. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Object context;
    private final @Nullable Long end;
    private final Duration reserve;

    private Invocation(Object context, @Nullable Long end, Duration reserve) {
        this.context = context;
        this.end = end;
        this.reserve = reserve;
    }

    /** A run that may take any time. */
    public static Invocation of(Object context) {
        return new Invocation(context, null, Duration.ZERO);
    }

    /**
     * A run that the platform ends.
     *
     * @param left the time from now until then; at most a day
     * @throws IllegalArgumentException if there is none left, or more than a day
     */
    public static Invocation of(Object context, Duration left) {
        if (left.isNegative() || left.isZero() || left.compareTo(Outcome.LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(
                    "What is left of an invocation lies between nothing and one day, and is " + left + ".");
        }
        Duration tenth = Duration.ofNanos(left.toNanos() / 10);
        Duration reserve = tenth.compareTo(LONGEST_RESERVE) > 0 ? LONGEST_RESERVE : tenth;
        return new Invocation(context, System.nanoTime() + left.minus(reserve).toNanos(), reserve);
    }

    /**
     * What the platform itself says about the run.
     *
     * @return null when it is nothing of that type
     */
    public <T> @Nullable T context(Class<T> type) {
        return type.isInstance(context) ? type.cast(context) : null;
    }

    /**
     * The time until there has to be an answer: what the platform allows, less a tenth but at most a second, in which
     * the answer can go out. Zero when it is too late; null when the run may take any time.
     */
    public @Nullable Duration timeLeft() {
        return end == null ? null : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** How long nobody else should take up the same work; null for as long as usual. */
    @Nullable Duration lease() {
        Duration left = timeLeft();
        return left == null ? null : left.plus(reserve).plus(MARGIN);
    }

    @Override
    public String toString() {
        return "Invocation[" + context.getClass().getName() + ", " + timeLeft() + " left]";
    }
}
