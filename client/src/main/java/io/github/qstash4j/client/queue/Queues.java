package io.github.qstash4j.client.queue;

import io.github.qstash4j.client.Done;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.ResourceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The queues of an account. Thread-safe.
 *
 * <p>Names are 1 to 250 letters, digits, hyphens, periods and underscores; others are refused with an
 * {@link IllegalArgumentException}. Every call means the same when it is made twice, so one that may not have been
 * answered is repeated. Every one throws a {@link QStashException} if it was refused, or if no proper answer came
 * before the deadline.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/queues">Queues, in the QStash documentation</a>
 */
public final class Queues {

    private final QStash qstash;

    /** As {@link QStash#queues()}. */
    public Queues(QStash qstash) {
        this.qstash = qstash;
    }

    /**
     * Creates a queue, or changes the one with this name, which is not paused afterwards: whoever wants it to be says
     * so with {@link #upsertPaused}, and whoever wants it to stay as it is calls {@link #setParallelism}.
     *
     * @param parallelism how many messages are delivered at once, 1 or more; with 1, one after another in their order
     * @see <a href="https://upstash.com/docs/qstash/api/queues/upsert">Upsert a queue, in the QStash documentation</a>
     */
    public void upsert(String name, int parallelism) {
        qstash.call(upsertRequest(name, parallelism, false));
    }

    /** As {@link #upsert}, without blocking. */
    public CompletableFuture<Done> upsertAsync(String name, int parallelism) {
        return qstash.callAsync(upsertRequest(name, parallelism, false));
    }

    /**
     * Creates a queue, or changes the one with this name, which is paused afterwards: it takes messages and delivers
     * none until {@link #resume}.
     *
     * @param parallelism how many messages are delivered at once, 1 or more
     * @see <a href="https://upstash.com/docs/qstash/api/queues/upsert">Upsert a queue, in the QStash documentation</a>
     */
    public void upsertPaused(String name, int parallelism) {
        qstash.call(upsertRequest(name, parallelism, true));
    }

    /** As {@link #upsertPaused}, without blocking. */
    public CompletableFuture<Done> upsertPausedAsync(String name, int parallelism) {
        return qstash.callAsync(upsertRequest(name, parallelism, true));
    }

    static QStashRequest<Done> upsertRequest(String name, int parallelism, boolean paused) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be 1 or more, but is " + parallelism + ".");
        }
        return QStashRequest.post("v2", "queues")
                .json(Map.of("queueName", checked(name), "parallelism", parallelism, "paused", paused))
                .answeredByStatus();
    }

    /**
     * Sets how many messages of a queue are delivered at once, and leaves a paused queue paused. A queue that does not
     * exist is created, and is not paused.
     *
     * <p>QStash has no such call: this reads the queue and then changes it, each within the client's deadline. If
     * somebody pauses or resumes the queue between the two, that is undone.
     *
     * @param parallelism 1 or more
     */
    public void setParallelism(String name, int parallelism) {
        new ParallelismChange(name, parallelism).by(qstash);
    }

    /** As {@link #setParallelism}, without blocking. */
    public CompletableFuture<Done> setParallelismAsync(String name, int parallelism) {
        return new ParallelismChange(name, parallelism).asyncBy(qstash);
    }

    /**
     * A queue; empty when there is none with this name.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/queues/get">Get a queue, in the QStash documentation</a>
     */
    public Optional<Queue> get(String name) {
        return qstash.call(getRequest(name));
    }

    /** As {@link #get}, without blocking. */
    public CompletableFuture<Optional<Queue>> getAsync(String name) {
        return qstash.callAsync(getRequest(name));
    }

    static QStashRequest<Optional<Queue>> getRequest(String name) {
        return QStashRequest.get("v2", "queues", checked(name))
                .answeredBy(Queue::read)
                .ifFound();
    }

    /**
     * All queues.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/queues/list">List queues, in the QStash documentation</a>
     */
    public List<Queue> list() {
        return qstash.call(listRequest());
    }

    /** As {@link #list}, without blocking. */
    public CompletableFuture<List<Queue>> listAsync() {
        return qstash.callAsync(listRequest());
    }

    private static QStashRequest<List<Queue>> listRequest() {
        return QStashRequest.get("v2", "queues")
                .answeredBy(answer -> answer.required().list(Queue::read));
    }

    /**
     * Removes a queue, if there is one, with the messages that wait in it.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/queues/remove">Remove a queue, in the QStash documentation</a>
     */
    public void delete(String name) {
        qstash.call(deleteRequest(name));
    }

    /** As {@link #delete}, without blocking. */
    public CompletableFuture<Done> deleteAsync(String name) {
        return qstash.callAsync(deleteRequest(name));
    }

    private static QStashRequest<Done> deleteRequest(String name) {
        return QStashRequest.delete("v2", "queues", checked(name))
                .answeredByStatus()
                .whetherFound()
                .map(found -> Done.DONE);
    }

    /**
     * Has a queue keep its messages. A delivery that is under way goes on; QStash may take a minute.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/queues/pause">Pause a queue, in the QStash documentation</a>
     */
    public void pause(String name) {
        qstash.call(postRequest(name, "pause"));
    }

    /** As {@link #pause}, without blocking. */
    public CompletableFuture<Done> pauseAsync(String name) {
        return qstash.callAsync(postRequest(name, "pause"));
    }

    /**
     * Has a queue deliver again, beginning with its oldest message. QStash may take a minute.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/queues/resume">Resume a queue, in the QStash documentation</a>
     */
    public void resume(String name) {
        qstash.call(postRequest(name, "resume"));
    }

    /** As {@link #resume}, without blocking. */
    public CompletableFuture<Done> resumeAsync(String name) {
        return qstash.callAsync(postRequest(name, "resume"));
    }

    private static QStashRequest<Done> postRequest(String name, String action) {
        return QStashRequest.post("v2", "queues", checked(name), action).answeredByStatus();
    }

    private static String checked(String name) {
        return ResourceName.check("The name of a queue", name);
    }

    @Override
    public String toString() {
        return "Queues[" + qstash + "]";
    }
}
