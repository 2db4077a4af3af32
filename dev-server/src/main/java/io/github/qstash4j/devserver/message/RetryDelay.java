package io.github.qstash4j.devserver.message;

import java.text.ParseException;
import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A retry delay of the sender's own: milliseconds as an expression over {@code retried}, the number of retries so far,
 * such as {@code min(60000, pow(2, retried) * 1000)}.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">Custom retry delay</a>
 */
public final class RetryDelay {

    private static final int MAX_LENGTH = 1000;
    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();

    private final String expression;
    private final DoubleUnaryOperator millis;

    private RetryDelay(String expression, DoubleUnaryOperator millis) {
        this.expression = expression;
        this.millis = millis;
    }

    /** Null when it is not such an expression, is longer than 1000 characters or nested too deeply. */
    public static @Nullable RetryDelay parse(String expression) {
        if (expression.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return new RetryDelay(expression, new RetryDelayParser(expression).parse());
        } catch (ParseException e) {
            return null;
        }
    }

    /**
     * The delay after the attempt that followed {@code retried} earlier ones, in whole milliseconds. A negative one, or
     * one that is not a number, such as {@code 0 / 0}, is no delay; one of more than a day, or infinite, is a day.
     */
    public Duration after(int retried) {
        // The cast makes zero of NaN, and the largest number of infinity.
        long whole = (long) millis.applyAsDouble(retried);
        return Duration.ofMillis(Math.max(0, Math.min(LONGEST_MILLIS, whole)));
    }

    /** As it was given. */
    public String expression() {
        return expression;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryDelay that && expression.equals(that.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}
