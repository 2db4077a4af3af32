package io.github.qstash4j.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in QStash's order
 * @param cursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String cursor) {

    /** Copies the list, and takes an empty cursor for none. */
    public Page {
        items = List.copyOf(items);
        cursor = cursor == null || cursor.isEmpty() ? null : cursor;
    }

    /** The page in this answer, whose items have this name. */
    public static <T> Page<T> read(JsonValue answer, JsonValue items, Function<JsonValue, T> reader) {
        return new Page<>(items.required().list(reader), answer.get("cursor").text());
    }

    /**
     * All items of all pages, each page fetched when the stream comes to it.
     *
     * @param fetch gives the page at a cursor, which is null for the first one
     * @return fails with an {@link IllegalStateException} when a cursor comes a second time: the list would never end
     */
    public static <T> Stream<T> stream(Function<@Nullable String, Page<T>> fetch) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                new Pages<>(fetch), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .flatMap(page -> page.items().stream());
    }

    /**
     * What {@link #stream} with this collector gives, without blocking: each page is fetched when the one before it is
     * there.
     *
     * @param fetch gives the page at a cursor, which is null for the first one
     * @return completes with the failure of the first page that fails; cancelling it cancels the page under way, and no
     *     more are fetched
     */
    public static <T, R> CompletableFuture<R> collectAsync(
            Function<@Nullable String, CompletableFuture<Page<T>>> fetch, Collector<? super T, ?, R> collector) {
        return new AsyncPages<>(fetch, collector).begin();
    }

    private static final class Pages<T> implements Iterator<Page<T>> {

        private final Function<@Nullable String, Page<T>> fetch;
        private @Nullable String cursor;
        private final Cursors cursors = new Cursors();
        private boolean ended;

        Pages(Function<@Nullable String, Page<T>> fetch) {
            this.fetch = fetch;
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public Page<T> next() {
            if (ended) {
                throw new NoSuchElementException();
            }
            Page<T> page = fetch.apply(cursor);
            ended = page.cursor() == null;
            cursor = cursors.next(page.cursor());
            return page;
        }
    }
}
