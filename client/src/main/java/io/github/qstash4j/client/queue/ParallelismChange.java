package io.github.qstash4j.client.queue;

import io.github.qstash4j.client.Done;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads whether a queue is paused, and sends that with its new parallelism: QStash would resume it otherwise. */
record ParallelismChange(String name, int parallelism) {

    ParallelismChange {
        var unusedCheck = Queues.upsertRequest(name, parallelism, false); // before anything is sent
    }

    Done by(QStash qstash) {
        return qstash.call(write(qstash.call(Queues.getRequest(name))));
    }

    CompletableFuture<Done> asyncBy(QStash qstash) {
        CompletableFuture<Done> result = new CompletableFuture<>();
        var unused = hungUpWith(result, qstash.callAsync(Queues.getRequest(name)))
                .thenCompose(queue -> hungUpWith(result, qstash.callAsync(write(queue))))
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        result.complete(done);
                    } else {
                        result.completeExceptionally(unwrapped(failure));
                    }
                });
        return result;
    }

    private QStashRequest<Done> write(Optional<Queue> queue) {
        return Queues.upsertRequest(name, parallelism, queue.map(Queue::paused).orElse(false));
    }

    private static <T> CompletableFuture<T> hungUpWith(CompletableFuture<?> result, CompletableFuture<T> call) {
        var unused = result.whenComplete((done, failure) -> call.cancel(true));
        return call;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
