package io.github.qstash4j.receiver;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Means {@link Outcome#retryAfter(Duration)}, for code that cannot return an outcome. One line in the log, and no
 * error. Open to subclasses, so that an application's own exceptions can mean the same.
 *
 * <p>It counts when it leaves a handler or an {@link AcknowledgeAction}, also inside what futures and reflection wrap
 * around it.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">QStash: retry</a>
 */
public class RetryLaterException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Duration delay;
    private final @Nullable Instant time;

    /**
     * The message did not succeed, and is to be delivered again after a delay.
     *
     * @param message for the log alone
     * @param delay at most a day; parts of a second are rounded up
     * @throws IllegalArgumentException if the delay is negative or longer than {@link Outcome#LONGEST_DELAY}
     */
    public RetryLaterException(String message, Duration delay) {
        super(message);
        this.delay = new Outcome.RetryAfter(delay).delay();
        this.time = null;
    }

    /**
     * The message did not succeed, and is to be delivered again at a time, or at once when that has passed.
     *
     * @param message for the log alone
     * @param time at most a day ahead; a later one is answered as a plain retry, with an error in the log
     */
    public RetryLaterException(String message, Instant time) {
        super(message);
        this.delay = Duration.ZERO;
        this.time = time;
    }

    final Outcome outcome() {
        return time == null ? Outcome.retryAfter(delay) : Outcome.retryAfter(time);
    }
}
