package io.github.qstash4j.client;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether a call that failed may be tried again, and after what wait; empty means never.
 *
 * <p>A rate limit is waited for only when the answer says for how long: without that it may be the daily one.
 */
final class RetryRule {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Backoff backoff;
    private final Timing timing;

    RetryRule(Backoff backoff, Timing timing) {
        this.backoff = backoff;
        this.timing = timing;
    }

    Optional<Duration> afterAnswer(Answer answer, int failedTries) {
        Optional<Duration> asked = RetryAfter.read(answer, timing.now());
        boolean unavailable = answer.status() >= 502 && answer.status() <= 504;
        if (!unavailable && !(answer.status() == TOO_MANY_REQUESTS && asked.isPresent())) {
            return Optional.empty();
        }
        Duration own = backoff.after(failedTries);
        return Optional.of(asked.filter(wait -> wait.compareTo(own) > 0).orElse(own));
    }

    Optional<Duration> afterConnectionFailure(int failedTries) {
        return Optional.of(backoff.after(failedTries));
    }
}
