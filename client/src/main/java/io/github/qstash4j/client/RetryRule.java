package io.github.qstash4j.client;

import io.github.qstash4j.client.RateLimit.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a call that failed may be tried again, and after what wait; empty means never.
 *
 * <p>Of the rate limits the burst limit is waited for. The others last for up to a day and never are, whatever else the
 * answer says. Where the answer names no limit, it has to say for how long to wait.
 */
final class RetryRule {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Backoff backoff;
    private final Timing timing;

    RetryRule(Backoff backoff, Timing timing) {
        this.backoff = backoff;
        this.timing = timing;
    }

    Optional<Duration> afterAnswer(Answer answer, List<RateLimit> limits, int failedTries) {
        Instant now = timing.now();
        Optional<Duration> asked = RetryAfter.read(answer, now);
        boolean unavailable = answer.status() >= 502 && answer.status() <= 504;
        if (unavailable) {
            return Optional.of(longest(asked, backoff.after(failedTries)));
        }
        if (answer.status() != TOO_MANY_REQUESTS || lasts(limits)) {
            return Optional.empty();
        }
        Optional<RateLimit> burst = burst(limits);
        if (burst.isEmpty() && asked.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> reset = burst.map(RateLimit::reset).map(at -> Duration.between(now, at));
        return Optional.of(longest(reset, longest(asked, backoff.after(failedTries))));
    }

    Optional<Duration> afterConnectionFailure(int failedTries) {
        return Optional.of(backoff.after(failedTries));
    }

    /** Whether a limit was hit that lasts. One that does not say what is left of it was hit, unless the burst was. */
    private static boolean lasts(List<RateLimit> limits) {
        boolean burstExhausted = burst(limits).filter(RateLimit::isExhausted).isPresent();
        return limits.stream()
                .filter(limit -> limit.kind() != Kind.BURST)
                .anyMatch(limit -> limit.isExhausted() || (limit.remaining() == null && !burstExhausted));
    }

    /** The burst limit, unless the answer says that some of it is left. */
    private static Optional<RateLimit> burst(List<RateLimit> limits) {
        return limits.stream()
                .filter(limit -> limit.kind() == Kind.BURST && (limit.remaining() == null || limit.isExhausted()))
                .findFirst();
    }

    private static Duration longest(Optional<Duration> asked, Duration own) {
        return asked.filter(wait -> wait.compareTo(own) > 0).orElse(own);
    }
}
