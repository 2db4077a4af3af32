package io.github.qstash4j.client.flowcontrol;

import io.github.qstash4j.client.Done;
import io.github.qstash4j.client.FlowControl;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.QStashRequestBuilder;
import io.github.qstash4j.client.ResourceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The flow control keys of an account, which exist from their first message on. Thread-safe.
 *
 * <p>Keys are 1 to 250 letters, digits, hyphens, periods and underscores; others are refused with an
 * {@link IllegalArgumentException}. A call that may not have been answered is repeated. Every one throws a
 * {@link QStashException} if it was refused, or if no proper answer came before the deadline.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control, in the QStash documentation</a>
 */
public final class FlowControls {

    private static final Duration LONGEST_PERIOD = Duration.ofDays(7);

    private final QStash qstash;

    /** As {@link QStash#flowControls()}. */
    public FlowControls(QStash qstash) {
        this.qstash = qstash;
    }

    /** A key; empty when there is none of this name. */
    public Optional<FlowControlKey> get(String key) {
        return qstash.call(getRequest(key));
    }

    /** As {@link #get}, without blocking. */
    public CompletableFuture<Optional<FlowControlKey>> getAsync(String key) {
        return qstash.callAsync(getRequest(key));
    }

    private static QStashRequest<Optional<FlowControlKey>> getRequest(String key) {
        return QStashRequest.get("v2", "flowControl", checked(key))
                .answeredBy(FlowControlKey::read)
                .ifFound();
    }

    /** All keys. */
    public List<FlowControlKey> list() {
        return qstash.call(listRequest(QStashRequest.get("v2", "flowControl")));
    }

    /** As {@link #list}, without blocking. */
    public CompletableFuture<List<FlowControlKey>> listAsync() {
        return qstash.callAsync(listRequest(QStashRequest.get("v2", "flowControl")));
    }

    /**
     * The keys that contain this text.
     *
     * @param text not blank
     */
    public List<FlowControlKey> search(String text) {
        return qstash.call(searchRequest(text));
    }

    /** As {@link #search}, without blocking. */
    public CompletableFuture<List<FlowControlKey>> searchAsync(String text) {
        return qstash.callAsync(searchRequest(text));
    }

    private static QStashRequest<List<FlowControlKey>> searchRequest(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The text to search for is blank; list() gives all keys.");
        }
        return listRequest(QStashRequest.get("v2", "flowControl").query("search", text));
    }

    private static QStashRequest<List<FlowControlKey>> listRequest(QStashRequestBuilder request) {
        return request.answeredBy(answer -> answer.required().list(FlowControlKey::read));
    }

    /** Has QStash keep the messages of a key; a delivery that is under way goes on. */
    public void pause(String key) {
        qstash.call(postRequest(key, "pause"));
    }

    /** As {@link #pause}, without blocking. */
    public CompletableFuture<Done> pauseAsync(String key) {
        return qstash.callAsync(postRequest(key, "pause"));
    }

    /** Has QStash deliver the messages of a key again. */
    public void resume(String key) {
        qstash.call(postRequest(key, "resume"));
    }

    /** As {@link #resume}, without blocking. */
    public CompletableFuture<Done> resumeAsync(String key) {
        return qstash.callAsync(postRequest(key, "resume"));
    }

    /** Begins a new period of the rate of a key, in which nothing has been delivered. */
    public void resetRate(String key) {
        qstash.call(postRequest(key, "resetRate"));
    }

    /** As {@link #resetRate}, without blocking. */
    public CompletableFuture<Done> resetRateAsync(String key) {
        return qstash.callAsync(postRequest(key, "resetRate"));
    }

    private static QStashRequest<Done> postRequest(String key, String action) {
        return post(key, action).answeredByStatus();
    }

    /**
     * Sets all limits of a key that are named here, whatever messages say from now on, with one call. The period of its
     * rate begins anew.
     *
     * @param limits the key, and its parallelism, its rate, or both
     */
    public void pin(FlowControl limits) {
        qstash.call(pinRequest(limits));
    }

    /** As {@link #pin}, without blocking. */
    public CompletableFuture<Done> pinAsync(FlowControl limits) {
        return qstash.callAsync(pinRequest(limits));
    }

    private static QStashRequest<Done> pinRequest(FlowControl limits) {
        return post(limits.key(), "pin").limits(limits).answeredByStatus();
    }

    /**
     * Sets how many messages of a key are delivered at once, whatever messages say from now on. The period of its rate
     * begins anew.
     *
     * @param atOnce one or more
     */
    public void pinParallelism(String key, int atOnce) {
        qstash.call(pinParallelismRequest(key, atOnce));
    }

    /** As {@link #pinParallelism}, without blocking. */
    public CompletableFuture<Done> pinParallelismAsync(String key, int atOnce) {
        return qstash.callAsync(pinParallelismRequest(key, atOnce));
    }

    private static QStashRequest<Done> pinParallelismRequest(String key, int atOnce) {
        return post(key, "pin")
                .query("parallelism", positive("parallelism", atOnce))
                .answeredByStatus();
    }

    /**
     * Sets how many deliveries of a key begin in a period, whatever messages say from now on. The period begins anew.
     *
     * @param deliveries one or more
     * @param period whole seconds, from one second to a week
     */
    public void pinRate(String key, int deliveries, Duration period) {
        qstash.call(pinRateRequest(key, deliveries, period));
    }

    /** As {@link #pinRate}, without blocking. */
    public CompletableFuture<Done> pinRateAsync(String key, int deliveries, Duration period) {
        return qstash.callAsync(pinRateRequest(key, deliveries, period));
    }

    private static QStashRequest<Done> pinRateRequest(String key, int deliveries, Duration period) {
        boolean whole = period.getNano() == 0 && period.getSeconds() >= 1;
        if (!whole || period.compareTo(LONGEST_PERIOD) > 0) {
            throw new IllegalArgumentException(
                    "period must be whole seconds, from a second to a week, but is " + period + ".");
        }
        return post(key, "pin")
                .query("rate", positive("rate", deliveries))
                .query("period", Long.toString(period.getSeconds()))
                .answeredByStatus();
    }

    /** Lets messages set the parallelism of a key again; until one does, it stays as it was pinned. */
    public void unpinParallelism(String key) {
        qstash.call(unpinRequest(key, "parallelism"));
    }

    /** As {@link #unpinParallelism}, without blocking. */
    public CompletableFuture<Done> unpinParallelismAsync(String key) {
        return qstash.callAsync(unpinRequest(key, "parallelism"));
    }

    /** Lets messages set the rate of a key again; until one does, it stays as it was pinned. */
    public void unpinRate(String key) {
        qstash.call(unpinRequest(key, "rate"));
    }

    /** As {@link #unpinRate}, without blocking. */
    public CompletableFuture<Done> unpinRateAsync(String key) {
        return qstash.callAsync(unpinRequest(key, "rate"));
    }

    private static QStashRequest<Done> unpinRequest(String key, String limit) {
        return post(key, "unpin").query(limit, "true").answeredByStatus();
    }

    /** How many deliveries of the whole account are under way. */
    public GlobalParallelism globalParallelism() {
        return qstash.call(globalRequest());
    }

    /** As {@link #globalParallelism}, without blocking. */
    public CompletableFuture<GlobalParallelism> globalParallelismAsync() {
        return qstash.callAsync(globalRequest());
    }

    private static QStashRequest<GlobalParallelism> globalRequest() {
        return QStashRequest.get("v2", "globalParallelism").answeredBy(GlobalParallelism::read);
    }

    private static QStashRequestBuilder post(String key, String action) {
        return QStashRequest.post("v2", "flowControl", checked(key), action);
    }

    private static String checked(String key) {
        return ResourceName.check("A flow control key", key);
    }

    private static String positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be 1 or more, but is " + value + ".");
        }
        return Integer.toString(value);
    }

    @Override
    public String toString() {
        return "FlowControls[" + qstash + "]";
    }
}
