package io.github.qstash4j.client;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Sends a call until it is answered or the deadline is near.
 *
 * <p>Only for calls that QStash takes once however often they arrive: everything that is published here carries a
 * deduplication id.
 */
final class Sending {

    private static final Logger LOGGER = System.getLogger(QStash.class.getName());

    private final Transport transport;
    private final RetryRule retryRule;
    private final Timing timing;
    private final Failures failures;
    private final Duration deadline;

    Sending(Transport transport, RetryRule retryRule, Timing timing, Failures failures, Duration deadline) {
        this.transport = transport;
        this.retryRule = retryRule;
        this.timing = timing;
        this.failures = failures;
        this.deadline = deadline;
    }

    /** The answer, which is a success. */
    Answer send(RestCall call) {
        long start = timing.nanos();
        for (int tries = 1; ; tries++) {
            QStashException failure;
            Optional<Duration> wait;
            try {
                Answer answer = transport.exchange(call, left(start));
                if (answer.isSuccess()) {
                    return answer;
                }
                failure = failures.refused(call, answer);
                wait = retryRule.afterAnswer(answer, tries);
            } catch (AnswerTooLongException e) {
                throw failures.tooLong(call, e);
            } catch (IOException e) {
                failure = failures.noAnswer(call, "the connection failed (try " + tries + "): " + e, e);
                wait = retryRule.afterConnectionFailure(tries);
            } catch (TimeoutException e) {
                throw failures.noAnswer(call, "no answer within " + deadline + " (try " + tries + ")", e);
            } catch (InterruptedException e) {
                throw interrupted(call, e);
            }
            if (wait.isEmpty() || wait.get().compareTo(left(start)) >= 0) {
                throw failure;
            }
            LOGGER.log(Level.DEBUG, "{0}; trying again in {1}", failure.getMessage(), wait.get());
            pause(call, wait.get());
        }
    }

    private Duration left(long start) {
        return deadline.minusNanos(timing.nanos() - start);
    }

    private void pause(RestCall call, Duration wait) {
        try {
            timing.pause(wait);
        } catch (InterruptedException e) {
            throw interrupted(call, e);
        }
    }

    private QStashException interrupted(RestCall call, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return failures.noAnswer(call, "the thread was interrupted while it waited", cause);
    }
}
