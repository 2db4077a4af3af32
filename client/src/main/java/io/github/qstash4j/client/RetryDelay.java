package io.github.qstash4j.client;

import java.time.Duration;
import java.util.Locale;

/**
 * How long QStash waits before each retry, instead of its own backoff. What the destination asks for with a
 * {@code Retry-After} counts before it, and QStash waits a day at most.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">Retry, in the QStash documentation</a>
 */
public final class RetryDelay {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final String expression;

    private RetryDelay(String expression) {
        this.expression = expression;
    }

    /** The same delay before every retry; from zero to a day, in milliseconds. */
    public static RetryDelay constant(Duration delay) {
        return new RetryDelay(millis("constant", delay));
    }

    /** This delay before the first retry, twice as much before the second, three times before the third. */
    public static RetryDelay linear(Duration step) {
        return new RetryDelay(millis("linear", step) + " * (1 + retried)");
    }

    /**
     * This delay before the first retry, and before each later one that many times the one before.
     *
     * @param factor one or more
     */
    public static RetryDelay exponential(Duration first, double factor) {
        if (!(factor >= 1 && factor <= 1_000)) {
            throw new IllegalArgumentException("exponential factor must be from 1 to 1000, but is " + factor + ".");
        }
        return new RetryDelay(
                millis("exponential", first) + String.format(Locale.ROOT, " * pow(%s, retried)", number(factor)));
    }

    /**
     * What this expression gives, in milliseconds; below zero it is no delay.
     *
     * @param expression over {@code retried}, the number of retries so far, 0 before the first one: numbers, {@code + -
     *     * /}, parentheses, and the functions {@code pow(x, y)}, {@code min(x, y)}, {@code max(x, y)},
     *     {@code sqrt(x)}, {@code abs(x)}, {@code exp(x)}, {@code floor(x)}, {@code ceil(x)} and {@code round(x)}
     * @throws IllegalArgumentException if it is no such expression; the message tells where and what was expected
     */
    public static RetryDelay expression(String expression) {
        return new RetryDelay(RetryDelayExpression.check(expression));
    }

    /** This delay, but no longer than that. */
    public RetryDelay atMost(Duration longest) {
        return new RetryDelay("min(" + millis("atMost", longest) + ", " + expression + ")");
    }

    /** This delay, but no shorter than that. */
    public RetryDelay atLeast(Duration shortest) {
        return new RetryDelay("max(" + millis("atLeast", shortest) + ", " + expression + ")");
    }

    /** Without an exponent, which the grammar does not have. */
    private static String number(double factor) {
        return String.format(Locale.ROOT, "%.6f", factor).replaceFirst("\\.?0+$", "");
    }

    private static String millis(String option, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "retryDelay " + option + " must be from zero to a day, but is " + delay + ".");
        }
        return Long.toString(delay.toMillis());
    }

    /** The expression as QStash evaluates it: milliseconds, over the number of retries so far. */
    String expression() {
        return expression;
    }

    @Override
    public String toString() {
        return "RetryDelay[" + expression + "]";
    }
}
