package io.github.qstash4j.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** Fetches one page after the other until there is no more, or until one fails or nobody waits any longer. */
final class AsyncPages<T, R> {

    private final Function<@Nullable String, CompletableFuture<Page<T>>> fetch;
    private final Collector<? super T, ?, R> collector;
    private final Cursors cursors = new Cursors();
    private final List<T> items = new ArrayList<>();
    private final CompletableFuture<R> result = new CompletableFuture<>();

    AsyncPages(Function<@Nullable String, CompletableFuture<Page<T>>> fetch, Collector<? super T, ?, R> collector) {
        this.fetch = fetch;
        this.collector = collector;
    }

    CompletableFuture<R> begin() {
        fetchAt(null);
        return result;
    }

    private void fetchAt(@Nullable String cursor) {
        if (result.isDone()) {
            return; // cancelled between two pages
        }
        CompletableFuture<Page<T>> page = fetch.apply(cursor);
        var unusedHangUp = result.whenComplete((all, failure) -> page.cancel(true));
        var unusedGoOn = page.thenAccept(this::settle).whenComplete((nothing, failure) -> {
            if (failure != null) {
                result.completeExceptionally(Failures.unwrapped(failure)); // or the caller would wait for ever
            }
        });
    }

    private void settle(Page<T> page) {
        items.addAll(page.items());
        String next = cursors.next(page.cursor());
        if (next == null) {
            result.complete(items.stream().collect(collector));
        } else {
            fetchAt(next);
        }
    }
}
