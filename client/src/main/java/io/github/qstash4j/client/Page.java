package io.github.qstash4j.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
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

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** The page in this answer, whose items have this name. */
    public static <T> Page<T> read(JsonValue answer, JsonValue items, Function<JsonValue, T> reader) {
        String cursor = answer.get("cursor").text();
        return new Page<>(items.required().list(reader), cursor == null || cursor.isEmpty() ? null : cursor);
    }

    /**
     * All items of all pages, each page fetched when the stream comes to it.
     *
     * @param fetch gives the page at a cursor, which is null for the first one
     */
    public static <T> Stream<T> stream(Function<@Nullable String, Page<T>> fetch) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                new Pages<>(fetch), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .flatMap(page -> page.items().stream());
    }

    private static final class Pages<T> implements Iterator<Page<T>> {

        private final Function<@Nullable String, Page<T>> fetch;
        private @Nullable String cursor;
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
            ended = page.cursor() == null || page.cursor().equals(cursor); // or it would never end
            cursor = page.cursor();
            return page;
        }
    }
}
