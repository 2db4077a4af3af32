package io.github.qstash4j.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Sends requests until they are answered or the deadline is near; the one implementation of blocking and asynchronous
 * calls.
 */
final class Sending {

    private final Transport transport;
    private final RetryRule retryRule;
    private final Timing timing;
    private final Failures failures;
    private final Duration requestTimeout;
    private final Duration deadline;

    Sending(
            Transport transport,
            RetryRule retryRule,
            Timing timing,
            Failures failures,
            Duration requestTimeout,
            Duration deadline) {
        this.transport = transport;
        this.retryRule = retryRule;
        this.timing = timing;
        this.failures = failures;
        this.requestTimeout = requestTimeout;
        this.deadline = deadline;
    }

    Sending withDeadline(Duration newDeadline) {
        return new Sending(transport, retryRule, timing, failures, requestTimeout, newDeadline);
    }

    /** Sooner than so far, but never later. */
    Sending withinAtMost(Duration time) {
        return time.compareTo(deadline) < 0 ? withDeadline(time) : this;
    }

    /** Completes with the value of a successful answer, or with a {@link QStashException}; cancelling hangs up. */
    <T> CompletableFuture<T> send(QStashRequest<T> request) {
        return new Tries<>(transport, retryRule, timing, failures, requestTimeout, deadline, request).begin();
    }

    /** The events of a successful answer, which is asked for once. */
    <T> EventStream<T> stream(QStashRequest<T> request) {
        return new Streaming(transport, timing, failures, deadline).open(request);
    }

    <T> T sendAndWait(QStashRequest<T> request) {
        CompletableFuture<T> answer = send(request);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.noAnswer(request.call(), "the thread was interrupted while it waited", e);
        } catch (ExecutionException e) {
            throw thrownHere(e);
        }
    }

    private static RuntimeException thrownHere(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof QStashException failure) {
            failure.fillInStackTrace(); // that of the caller, not of the thread that read the answer
            return failure;
        }
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }
}
