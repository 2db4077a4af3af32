package io.github.qstash4j.client.message;

import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.QStashRequestBuilder;
import io.github.qstash4j.client.filter.BulkIds;
import io.github.qstash4j.client.filter.MessageFilter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages that QStash has and has not finished with. Thread-safe.
 *
 * <p>A message that is cancelled is not delivered any more; a delivery that is under way may still arrive. Cancelling
 * twice does no harm, so a call that may not have been answered is repeated, and what the first try cancelled may then
 * be missing in the number that is returned.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/messages/get">The page of the QStash documentation</a>
 */
public final class Messages {

    private static final Collector<Long, ?, Long> SUM = Collectors.summingLong(Long::longValue);

    private final QStash qstash;

    /** As {@link QStash#messages()}. */
    public Messages(QStash qstash) {
        this.qstash = qstash;
    }

    /**
     * A message that is not finished; empty when there is none with this id, and soon after it was delivered.
     *
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public Optional<Message> get(String messageId) {
        return qstash.call(getRequest(messageId));
    }

    /** As {@link #get}, without blocking. */
    public CompletableFuture<Optional<Message>> getAsync(String messageId) {
        return qstash.callAsync(getRequest(messageId));
    }

    private static QStashRequest<Optional<Message>> getRequest(String messageId) {
        return QStashRequest.get("v2", "messages", messageId)
                .answeredBy(Message::read)
                .ifFound();
    }

    /**
     * Cancels a message.
     *
     * @return false when there is none with this id, or none that is not finished: also when an earlier try of the same
     *     call has cancelled it
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/messages/cancel">The page of the QStash documentation</a>
     */
    public boolean cancel(String messageId) {
        return qstash.call(cancelRequest(messageId));
    }

    /** As {@link #cancel(String)}, without blocking. */
    public CompletableFuture<Boolean> cancelAsync(String messageId) {
        return qstash.callAsync(cancelRequest(messageId));
    }

    private static QStashRequest<Boolean> cancelRequest(String messageId) {
        return QStashRequest.delete("v2", "messages", messageId)
                .answeredByStatus()
                .whetherFound();
    }

    /**
     * Cancels the messages that have these ids, with one request for at most a hundred of them. When one request fails,
     * the messages of those before it are cancelled, and the call can be made again.
     *
     * @param messageIds at least one; those of messages that are finished are passed over
     * @return how many were cancelled
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/messages/bulk-cancel">The page of the QStash documentation</a>
     */
    public long cancel(Collection<String> messageIds) {
        BulkIds ids = BulkIds.of("messageIds", messageIds);
        return Page.stream(cursor -> qstash.call(cancelPage(ids, cursor))).collect(SUM);
    }

    /** As {@link #cancel(Collection)}, without blocking. */
    public CompletableFuture<Long> cancelAsync(Collection<String> messageIds) {
        BulkIds ids = BulkIds.of("messageIds", messageIds);
        return Page.collectAsync(cursor -> qstash.callAsync(cancelPage(ids, cursor)), SUM);
    }

    private static QStashRequest<Page<Long>> cancelPage(BulkIds ids, @Nullable String cursor) {
        return cancelled(QStashRequest.delete("v2", "messages").query(ids.parameters(cursor)))
                .map(cancelled -> ids.page(cursor, List.of(cancelled)));
    }

    /**
     * Cancels the messages that meet a filter.
     *
     * @param filter not empty: to cancel everything, call {@link #cancelAll()}
     * @return how many met it when QStash looked; some may be delivered before they are cancelled
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/messages/bulk-cancel">The page of the QStash documentation</a>
     */
    public long cancel(MessageFilter filter) {
        return qstash.call(cancelRequest(filter));
    }

    /** As {@link #cancel(MessageFilter)}, without blocking. */
    public CompletableFuture<Long> cancelAsync(MessageFilter filter) {
        return qstash.callAsync(cancelRequest(filter));
    }

    private static QStashRequest<Long> cancelRequest(MessageFilter filter) {
        if (filter.isEmpty()) {
            throw new IllegalArgumentException(
                    "filter is empty, so every message would be cancelled; set an option of it, or call cancelAll().");
        }
        return cancelled(QStashRequest.delete("v2", "messages").query(filter.parameters()));
    }

    /**
     * Cancels every message of the account that is not finished.
     *
     * @return how many there were when QStash looked; some may be delivered before they are cancelled
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/messages/bulk-cancel">The page of the QStash documentation</a>
     */
    public long cancelAll() {
        return qstash.call(cancelled(QStashRequest.delete("v2", "messages")));
    }

    /** As {@link #cancelAll}, without blocking. */
    public CompletableFuture<Long> cancelAllAsync() {
        return qstash.callAsync(cancelled(QStashRequest.delete("v2", "messages")));
    }

    private static QStashRequest<Long> cancelled(QStashRequestBuilder request) {
        return request.answeredBy(json -> json.get("cancelled").required().count());
    }

    @Override
    public String toString() {
        return "Messages[" + qstash + "]";
    }
}
