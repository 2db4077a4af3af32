package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.delivery.Answer;
import io.github.qstash4j.devserver.delivery.Response;
import java.time.Duration;
import java.time.Instant;

/**
 * When a message is tried again after a failed attempt: after the delay that the destination asks for, or else after
 * {@code e^(2.5 n)} seconds for the n-th failed attempt, at most a day.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/retry">Retry</a>
 */
final class RetryPolicy {

    private static final double LONGEST_SECONDS = 86_400;
    private static final int NON_RETRYABLE = 489;

    private final RequestedDelay requestedDelay;

    RetryPolicy(RequestedDelay requestedDelay) {
        this.requestedDelay = requestedDelay;
    }

    /** Whether the destination says that no retry can help. */
    static boolean isHopeless(Answer answer) {
        return answer instanceof Response response
                && response.status() == NON_RETRYABLE
                && "true".equalsIgnoreCase(response.headers().first("Upstash-NonRetryable-Error"));
    }

    /** The delay after the attempt that followed {@code retried} earlier ones and failed now. */
    Duration delay(Answer answer, int retried, Instant now) {
        Duration requested = answer instanceof Response response ? requestedDelay.in(response.headers(), now) : null;
        return requested == null ? backoff(retried + 1) : requested;
    }

    private static Duration backoff(int failedAttempts) {
        return Duration.ofSeconds((long) Math.min(LONGEST_SECONDS, Math.exp(2.5 * failedAttempts)));
    }
}
