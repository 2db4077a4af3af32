package io.github.qstash4j.client;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests whose answer is a stream of events, each once. */
final class Streaming {

    private final Transport transport;
    private final Timing timing;
    private final Failures failures;
    private final Duration deadline;

    Streaming(Transport transport, Timing timing, Failures failures, Duration deadline) {
        this.transport = transport;
        this.timing = timing;
        this.failures = failures;
        this.deadline = deadline;
    }

    /** The events of a successful answer, of which the head has come. */
    <T> EventStream<T> open(QStashRequest<T> request) {
        long start = System.nanoTime();
        RestCall call = request.call();
        CompletableFuture<HttpResponse<LiveBody>> exchange = transport.open(call);
        try {
            HttpResponse<LiveBody> response = exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            if (!isStream(response)) {
                Duration left = deadline.minusNanos(System.nanoTime() - start);
                throw refused(call, Answer.of(response, response.body().rest(left)));
            }
            return new EventStream<>(new Events<>(request, failures, response, deadline));
        } catch (ExecutionException e) {
            throw failed(call, e);
        } catch (AnswerTooLongException e) {
            hangUp(exchange);
            throw failures.tooLong(call, e);
        } catch (IOException e) {
            throw failures.noAnswer(call, "the connection failed: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            hangUp(exchange);
            throw failures.noAnswer(call, "no answer within " + deadline, e);
        } catch (InterruptedException e) {
            hangUp(exchange);
            Thread.currentThread().interrupt();
            throw failures.noAnswer(call, "the thread was interrupted while it waited", e);
        }
    }

    /** An answer that does not say what it is may be one. */
    private static boolean isStream(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("text/event-stream");
        return Answer.isSuccess(response.statusCode())
                && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    private QStashException refused(RestCall call, Answer answer) {
        return answer.isSuccess()
                ? failures.unexpected(call, answer, "something else than a stream of events.")
                : failures.refused(call, answer, RateLimits.read(answer, timing.now()));
    }

    private RuntimeException failed(RestCall call, ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof IOException broken) {
            return failures.noAnswer(call, "the connection failed: " + broken, broken);
        }
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }

    private static void hangUp(CompletableFuture<HttpResponse<LiveBody>> exchange) {
        exchange.cancel(true);
        var unused = exchange.thenAccept(late -> late.body().close());
    }
}
