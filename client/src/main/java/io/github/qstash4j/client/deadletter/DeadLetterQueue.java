package io.github.qstash4j.client.deadletter;

import io.github.qstash4j.client.MessageOverrides;
import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.PublishResult;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.filter.BulkIds;
import io.github.qstash4j.client.filter.DeadLetterFilter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of an account that QStash has given up on. Thread-safe.
 *
 * <p>To retry a dead letter is to publish it again, as a new message with a new id; the letter leaves the queue. A
 * request to retry is sent once: when no answer comes, it may have been done or not, and what is still in the queue was
 * not retried. Deleting is repeated where it may not have been answered, and what the first try deleted may then be
 * missing in the number that is returned.
 *
 * <p>A method that is about several dead letters makes several requests, each with at most a hundred of them and a
 * deadline of its own. When one request fails, those before it have been done, and the call can be made again.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/dlq">The page of the QStash documentation</a>
 */
public final class DeadLetterQueue {

    private static final Collector<Long, ?, Long> SUM = Collectors.summingLong(Long::longValue);

    private final QStash qstash;
    private final MessageOverrides overrides;

    /** As {@link QStash#deadLetterQueue()}. */
    public DeadLetterQueue(QStash qstash) {
        this(qstash, MessageOverrides.NONE);
    }

    private DeadLetterQueue(QStash qstash, MessageOverrides overrides) {
        this.qstash = qstash;
        this.overrides = overrides;
    }

    /** This queue, with these options for the messages that it retries; without it, they have those that they had. */
    public DeadLetterQueue withOverrides(MessageOverrides newOverrides) {
        return new DeadLetterQueue(qstash, newOverrides);
    }

    /** All dead letters, earliest first: {@link #stream(DeadLetterFilter)} with an empty filter. */
    public Stream<DeadLetter> stream() {
        return stream(DeadLetterFilter.where());
    }

    /**
     * The dead letters that meet a filter, earliest first. Each page is fetched when the stream comes to it; the stream
     * throws {@link QStashException} when that fails.
     *
     * @param filter may be empty
     */
    public Stream<DeadLetter> stream(DeadLetterFilter filter) {
        return Page.stream(cursor -> page(filter, cursor));
    }

    /**
     * One page of the dead letters that meet a filter, earliest first.
     *
     * @param filter may be empty
     * @param cursor of the page before; null for the first page
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/dlq/listMessages">The page of the QStash documentation</a>
     */
    public Page<DeadLetter> page(DeadLetterFilter filter, @Nullable String cursor) {
        return qstash.call(DeadLetterRequests.page(filter, cursor));
    }

    /** As {@link #page}, without blocking. */
    public CompletableFuture<Page<DeadLetter>> pageAsync(DeadLetterFilter filter, @Nullable String cursor) {
        return qstash.callAsync(DeadLetterRequests.page(filter, cursor));
    }

    /**
     * A dead letter; empty when there is none with this id.
     *
     * @param dlqId that of the dead letter, not that of the message
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/dlq/getMessage">The page of the QStash documentation</a>
     */
    public Optional<DeadLetter> get(String dlqId) {
        return qstash.call(DeadLetterRequests.get(dlqId));
    }

    /** As {@link #get}, without blocking. */
    public CompletableFuture<Optional<DeadLetter>> getAsync(String dlqId) {
        return qstash.callAsync(DeadLetterRequests.get(dlqId));
    }

    /**
     * Deletes a dead letter.
     *
     * @return false when there is none with this id
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/dlq/deleteMessage">The page of the QStash documentation</a>
     */
    public boolean delete(String dlqId) {
        return qstash.call(DeadLetterRequests.delete(dlqId));
    }

    /** As {@link #delete(String)}, without blocking. */
    public CompletableFuture<Boolean> deleteAsync(String dlqId) {
        return qstash.callAsync(DeadLetterRequests.delete(dlqId));
    }

    /**
     * Deletes the dead letters that have these ids.
     *
     * @param dlqIds at least one; those that are not there are passed over
     * @return how many were deleted
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/dlq/deleteMessages">The page of the QStash documentation</a>
     */
    public long delete(Collection<String> dlqIds) {
        BulkIds ids = DeadLetterRequests.ids(dlqIds);
        return each(cursor -> DeadLetterRequests.delete(ids, cursor), SUM);
    }

    /** As {@link #delete(Collection)}, without blocking. */
    public CompletableFuture<Long> deleteAsync(Collection<String> dlqIds) {
        BulkIds ids = DeadLetterRequests.ids(dlqIds);
        return eachAsync(cursor -> DeadLetterRequests.delete(ids, cursor), SUM);
    }

    /**
     * Deletes the dead letters that meet a filter.
     *
     * @param filter not empty: to delete everything, call {@link #deleteAll()}
     * @return how many were deleted
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/dlq/deleteMessages">The page of the QStash documentation</a>
     */
    public long delete(DeadLetterFilter filter) {
        DeadLetterFilter some = DeadLetterRequests.notEmpty(filter, "deleteAll()");
        return each(cursor -> DeadLetterRequests.delete(some, cursor), SUM);
    }

    /** As {@link #delete(DeadLetterFilter)}, without blocking. */
    public CompletableFuture<Long> deleteAsync(DeadLetterFilter filter) {
        DeadLetterFilter some = DeadLetterRequests.notEmpty(filter, "deleteAllAsync()");
        return eachAsync(cursor -> DeadLetterRequests.delete(some, cursor), SUM);
    }

    /**
     * Deletes every dead letter of the account.
     *
     * @return how many were deleted
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     * @see <a href="https://upstash.com/docs/qstash/api/dlq/deleteMessages">The page of the QStash documentation</a>
     */
    public long deleteAll() {
        return each(cursor -> DeadLetterRequests.delete(DeadLetterFilter.where(), cursor), SUM);
    }

    /** As {@link #deleteAll}, without blocking. */
    public CompletableFuture<Long> deleteAllAsync() {
        return eachAsync(cursor -> DeadLetterRequests.delete(DeadLetterFilter.where(), cursor), SUM);
    }

    /**
     * Retries a dead letter.
     *
     * @return the new message; empty when there is no dead letter with this id
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public Optional<PublishResult> retry(String dlqId) {
        return qstash.call(DeadLetterRequests.retry(dlqId, overrides));
    }

    /** As {@link #retry(String)}, without blocking. */
    public CompletableFuture<Optional<PublishResult>> retryAsync(String dlqId) {
        return qstash.callAsync(DeadLetterRequests.retry(dlqId, overrides));
    }

    /**
     * Retries the dead letters that have these ids.
     *
     * @param dlqIds at least one
     * @return the new messages
     * @throws QStashException with status 404 if one of them is not there; if it was refused otherwise, or if no proper
     *     answer came before the deadline
     */
    public List<PublishResult> retry(Collection<String> dlqIds) {
        BulkIds ids = DeadLetterRequests.ids(dlqIds);
        return each(cursor -> DeadLetterRequests.retry(ids, overrides, cursor), Collectors.toUnmodifiableList());
    }

    /** As {@link #retry(Collection)}, without blocking. */
    public CompletableFuture<List<PublishResult>> retryAsync(Collection<String> dlqIds) {
        BulkIds ids = DeadLetterRequests.ids(dlqIds);
        return eachAsync(cursor -> DeadLetterRequests.retry(ids, overrides, cursor), Collectors.toUnmodifiableList());
    }

    /**
     * Retries the dead letters that meet a filter when this method is called: it lists them first, so that one that
     * fails again at once is not retried again and again.
     *
     * @param filter not empty: to retry everything, call {@link #retryAll()}
     * @return the new messages
     * @throws QStashException as {@link #retry(Collection)} does; {@link #retryPage} is for who must know what was
     *     retried before
     */
    public List<PublishResult> retry(DeadLetterFilter filter) {
        return retryFound(DeadLetterRequests.notEmpty(filter, "retryAll()"));
    }

    /** As {@link #retry(DeadLetterFilter)}, without blocking. */
    public CompletableFuture<List<PublishResult>> retryAsync(DeadLetterFilter filter) {
        return retryFoundAsync(DeadLetterRequests.notEmpty(filter, "retryAllAsync()"));
    }

    /**
     * Retries every dead letter that there is when this method is called, as {@link #retry(DeadLetterFilter)} does.
     *
     * @return the new messages
     */
    public List<PublishResult> retryAll() {
        return retryFound(DeadLetterFilter.where());
    }

    /** As {@link #retryAll}, without blocking. */
    public CompletableFuture<List<PublishResult>> retryAllAsync() {
        return retryFoundAsync(DeadLetterFilter.where());
    }

    /**
     * Retries one page of the dead letters that meet a filter, with one request. One that fails again before the last
     * page is retried is in a later page again.
     *
     * @param filter not empty
     * @param cursor of the page before; null for the first page
     * @return the new messages; its cursor is null when there are no more
     * @throws QStashException if it was refused, or if no proper answer came before the deadline
     */
    public Page<PublishResult> retryPage(DeadLetterFilter filter, @Nullable String cursor) {
        return qstash.call(retryPageRequest(filter, cursor));
    }

    /** As {@link #retryPage}, without blocking. */
    public CompletableFuture<Page<PublishResult>> retryPageAsync(DeadLetterFilter filter, @Nullable String cursor) {
        return qstash.callAsync(retryPageRequest(filter, cursor));
    }

    private QStashRequest<Page<PublishResult>> retryPageRequest(DeadLetterFilter filter, @Nullable String cursor) {
        return DeadLetterRequests.retry(DeadLetterRequests.notEmpty(filter, "retryAll()"), overrides, cursor);
    }

    private List<PublishResult> retryFound(DeadLetterFilter filter) {
        return each(new RetryOfFound(filter, overrides)::request, Collectors.toUnmodifiableList());
    }

    private CompletableFuture<List<PublishResult>> retryFoundAsync(DeadLetterFilter filter) {
        return eachAsync(new RetryOfFound(filter, overrides)::request, Collectors.toUnmodifiableList());
    }

    private <T, R> R each(Function<@Nullable String, QStashRequest<Page<T>>> requests, Collector<T, ?, R> collector) {
        return Page.stream(cursor -> qstash.call(requests.apply(cursor))).collect(collector);
    }

    private <T, R> CompletableFuture<R> eachAsync(
            Function<@Nullable String, QStashRequest<Page<T>>> requests, Collector<T, ?, R> collector) {
        return Page.collectAsync(cursor -> qstash.callAsync(requests.apply(cursor)), collector);
    }

    @Override
    public String toString() {
        return "DeadLetterQueue[" + qstash + "]";
    }
}
