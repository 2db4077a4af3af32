package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.DeliveryOptions;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.message.RetryDelay;
import java.time.Duration;
import java.time.Instant;

/**
 * When a message is tried again after a failed attempt: after the delay that the destination asks for, or else the one
 * that the publisher wants, or else {@code e^(2.5 n)} seconds for the n-th failed attempt, at most a day.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">Retry</a>
 */
final class RetryPolicy {

    private static final double LONGEST_SECONDS = 86_400;
    private static final int NON_RETRYABLE = 489;

    private RetryPolicy() {}

    /** Whether the destination says that no retry can help. */
    static boolean isHopeless(Answer answer) {
        return answer instanceof Response response
                && response.status() == NON_RETRYABLE
                && "true".equalsIgnoreCase(response.headers().first("Upstash-NonRetryable-Error"));
    }

    /** The delay after the attempt that followed {@code retried} earlier ones. */
    static Duration delay(DeliveryOptions options, Answer answer, int retried, Instant now) {
        Duration requested = answer instanceof Response response ? RequestedDelay.in(response.headers(), now) : null;
        if (requested != null) {
            return requested;
        }
        RetryDelay custom = options.retryDelay();
        return custom == null ? backoff(retried + 1) : custom.after(retried);
    }

    private static Duration backoff(int failedAttempts) {
        return Duration.ofSeconds((long) Math.min(LONGEST_SECONDS, Math.exp(2.5 * failedAttempts)));
    }
}
