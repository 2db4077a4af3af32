package io.github.qstash4j.receiver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What QStash is to do with a message after it was handled.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">QStash: retry</a>
 */
public sealed interface Outcome {

    /** The longest delay that QStash honours; it ignores a longer one and backs off as if none had been given. */
    Duration LONGEST_DELAY = Duration.ofDays(1);

    /** The message is done. */
    static Outcome acknowledge() {
        return new Acknowledge(null);
    }

    /**
     * The message is done, and QStash sends the body to its callback.
     *
     * @param body text and {@code byte[]} go out as they are, anything else as the receiver's {@link PayloadCodec}
     *     writes it
     */
    static Outcome acknowledge(Object body) {
        return new Acknowledge(body);
    }

    /** The message did not succeed: QStash delivers it again after its backoff, until its retries are used up. */
    static Outcome retry() {
        return new Retry();
    }

    /**
     * The message did not succeed, and is to be delivered again after a delay.
     *
     * @param delay at most a day; parts of a second are rounded up
     * @throws IllegalArgumentException if the delay is negative or longer than {@link #LONGEST_DELAY}
     */
    static Outcome retryAfter(Duration delay) {
        return new RetryAfter(delay);
    }

    /**
     * The message did not succeed, and is to be delivered again at a time, or at once when that has passed.
     *
     * @param time at most a day ahead; a later one is answered as a plain {@link #retry()}, with an error in the log
     */
    static Outcome retryAfter(Instant time) {
        return new RetryAt(time);
    }

    /**
     * The message can never succeed: QStash does not retry it, and moves it to the dead letter queue.
     *
     * @param reason for the people who look into the dead letter queue
     */
    static Outcome reject(String reason) {
        return new Reject(reason);
    }

    /** See {@link #acknowledge()}. */
    record Acknowledge(@Nullable Object body) implements Outcome {}

    /** See {@link #retry()}. */
    record Retry() implements Outcome {}

    /** See {@link #retryAfter(Duration)}. */
    record RetryAfter(Duration delay) implements Outcome {

        /** Checks the delay. */
        public RetryAfter {
            if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
                throw new IllegalArgumentException(
                        "QStash honours a retry delay between nothing and one day, and this is " + delay
                                + ". Ask for a shorter one, or for retry() to have QStash's own backoff.");
            }
        }
    }

    /** See {@link #retryAfter(Instant)}. */
    record RetryAt(Instant time) implements Outcome {}

    /** See {@link #reject(String)}. */
    record Reject(String reason) implements Outcome {}
}
