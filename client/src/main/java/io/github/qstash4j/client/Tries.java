package io.github.qstash4j.client;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All tries of one request, one after another. A request is sent again only where that cannot do a thing twice:
 * everything that is published here carries a deduplication id, and what is not repeatable is sent once.
 */
final class Tries<T> {

    private static final Logger LOGGER = System.getLogger(QStash.class.getName());

    /** With less time than this left, a try could only hide why the one before it failed. */
    private static final Duration SHORTEST_TRY = Duration.ofMillis(50);

    private final Transport transport;
    private final RetryRule retryRule;
    private final Timing timing;
    private final Failures failures;
    private final Duration requestTimeout;
    private final Duration deadline;
    private final QStashRequest<T> request;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final long start;

    private volatile @Nullable CompletableFuture<Answer> exchange;
    private int tries;
    private @Nullable QStashException uncertain;

    /** Whether this try has all the time that is left. */
    private boolean lastTry;

    Tries(
            Transport transport,
            RetryRule retryRule,
            Timing timing,
            Failures failures,
            Duration requestTimeout,
            Duration deadline,
            QStashRequest<T> request) {
        this.transport = transport;
        this.retryRule = retryRule;
        this.timing = timing;
        this.failures = failures;
        this.requestTimeout = requestTimeout;
        this.deadline = deadline;
        this.request = request;
        this.start = timing.nanos();
    }

    CompletableFuture<T> begin() {
        var unused = result.whenComplete((value, failure) -> hangUp());
        tryOrFail();
        return result;
    }

    private void hangUp() {
        CompletableFuture<Answer> current = exchange;
        if (current != null) {
            current.cancel(true);
        }
    }

    private void tryOrFail() {
        try {
            tryOnce();
        } catch (Throwable e) {
            result.completeExceptionally(e); // or the caller would wait for ever
        }
    }

    private void tryOnce() {
        if (result.isDone()) {
            return; // cancelled during the pause
        }
        tries++;
        Duration left = left();
        lastTry = !request.isRepeatable() || requestTimeout.compareTo(left) >= 0;
        CompletableFuture<Answer> current = transport.exchange(request.call(), lastTry ? left : requestTimeout);
        exchange = current;
        var unused = current.whenComplete(this::ended);
        if (result.isDone()) {
            hangUp(); // cancelled before there was an exchange to hang up
        }
    }

    private void ended(@Nullable Answer answer, @Nullable Throwable failure) {
        if (failure instanceof TimeoutException) { // on the thread of all timers, which callers must not hold up
            var unused = CompletableFuture.runAsync(() -> settle(null, failure));
        } else {
            settle(answer, failure);
        }
    }

    private void settle(@Nullable Answer answer, @Nullable Throwable failure) {
        try {
            if (answer != null) {
                answered(answer);
            } else if (failure != null) {
                failed(failure);
            }
        } catch (Throwable e) {
            result.completeExceptionally(e); // or the caller would wait for ever
        }
    }

    private void answered(Answer answer) {
        Supplier<T> absent = request.absent();
        if (answer.isSuccess()) {
            complete(answer, () -> request.read(answer));
        } else if (absent != null && failures.isNotFound(answer)) {
            complete(answer, absent);
        } else {
            List<RateLimit> limits = RateLimits.read(answer, timing.now());
            tryAgain(failures.refused(request.call(), answer, limits), retryRule.afterAnswer(answer, limits, tries));
        }
    }

    private void complete(Answer answer, Supplier<T> value) {
        try {
            result.complete(value.get());
        } catch (UnexpectedAnswer e) {
            result.completeExceptionally(failures.unexpected(request.call(), answer, e.what()));
        }
    }

    private void failed(Throwable failure) {
        RestCall call = request.call();
        if (failure instanceof AnswerTooLongException tooLong) {
            result.completeExceptionally(failures.tooLong(call, tooLong));
        } else if (failure instanceof TimeoutException late) {
            Duration time = lastTry ? deadline : requestTimeout;
            QStashException none = failures.noAnswer(call, "no answer within " + time + " (try " + tries + ")", late);
            tryAgain(none, lastTry ? Optional.empty() : retryRule.afterConnectionFailure(tries));
        } else if (failure instanceof IOException broken) {
            tryAgain(
                    failures.noAnswer(call, "the connection failed (try " + tries + "): " + broken, broken),
                    retryRule.afterConnectionFailure(tries));
        } else {
            result.completeExceptionally(failure);
        }
    }

    private void tryAgain(QStashException failure, Optional<Duration> wait) {
        if (!request.isRepeatable()
                || wait.isEmpty()
                || wait.get().plus(SHORTEST_TRY).compareTo(left()) >= 0) {
            result.completeExceptionally(failure.after(uncertain));
            return;
        }
        uncertain = failure.mayBeDone() ? failure.after(uncertain) : uncertain;
        LOGGER.log(Level.DEBUG, "{0}; trying again in {1}", failure.getMessage(), wait.get());
        timing.after(wait.get(), this::tryOrFail);
    }

    private Duration left() {
        return deadline.minusNanos(timing.nanos() - start);
    }
}
