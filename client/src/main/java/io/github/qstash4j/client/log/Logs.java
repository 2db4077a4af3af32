package io.github.qstash4j.client.log;

import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.filter.LogFilter;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to the messages of an account. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/logs/list">The page of the QStash documentation</a>
 */
public final class Logs {

    private final QStash qstash;

    /** As {@link QStash#logs()}. */
    public Logs(QStash qstash) {
        this.qstash = qstash;
    }

    /** All entries, latest first: {@link #stream(LogFilter)} with an empty filter. */
    public Stream<LogEntry> stream() {
        return stream(LogFilter.where());
    }

    /**
     * The entries that meet a filter, latest first. Each page is fetched when the stream comes to it, as a call with a
     * deadline of its own; the stream throws {@link QStashException} when one fails.
     *
     * @param filter may be empty
     */
    public Stream<LogEntry> stream(LogFilter filter) {
        return Page.stream(cursor -> page(filter, cursor));
    }

    /**
     * One page of the entries that meet a filter, latest first.
     *
     * @param filter may be empty
     * @param cursor of the page before; null for the first page
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public Page<LogEntry> page(LogFilter filter, @Nullable String cursor) {
        return qstash.call(pageRequest(filter, cursor));
    }

    /** As {@link #page}, without blocking. */
    public CompletableFuture<Page<LogEntry>> pageAsync(LogFilter filter, @Nullable String cursor) {
        return qstash.callAsync(pageRequest(filter, cursor));
    }

    /** The SDKs still use the path's old name, {@code events}; so do some answers. */
    private static QStashRequest<Page<LogEntry>> pageRequest(LogFilter filter, @Nullable String cursor) {
        return QStashRequest.get("v2", "logs")
                .query(filter.parameters())
                .cursor(cursor)
                .answeredBy(json -> Page.read(json, json.get("logs", "events"), LogEntry::read));
    }

    @Override
    public String toString() {
        return "Logs[" + qstash + "]";
    }
}
