package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queues of one user.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/queues">Queues</a>
 */
public final class Queues {

    private final Shared shared;
    private final Account account;
    private final Consumer<MessageInProgress> cancel;

    Queues(Shared shared, Account account, Consumer<MessageInProgress> cancel) {
        this.shared = shared;
        this.account = account;
        this.cancel = cancel;
    }

    /** Creates or changes a queue. */
    public void put(String name, int parallelism, boolean paused) {
        synchronized (shared.lock()) {
            Instant now = shared.now();
            MessageQueue queue = account.queue(name, now);
            queue.update(parallelism, paused, now);
            shared.dispatcher().open(queue, now);
        }
    }

    /** A queue that does not exist is created. */
    public void pause(String name, boolean pause) {
        synchronized (shared.lock()) {
            Instant now = shared.now();
            MessageQueue queue = account.queue(name, now);
            queue.pause(pause, now);
            shared.dispatcher().open(queue, now);
        }
    }

    /** Null when there is no such queue. */
    public @Nullable QueueState find(String name) {
        synchronized (shared.lock()) {
            MessageQueue queue = account.queues().get(name);
            return queue == null ? null : queue.state(coming().getOrDefault(name, 0));
        }
    }

    /** In the order of their creation. */
    public List<QueueState> all() {
        synchronized (shared.lock()) {
            Map<String, Integer> coming = coming();
            return account.queues().entrySet().stream()
                    .map(queue -> queue.getValue().state(coming.getOrDefault(queue.getKey(), 0)))
                    .toList();
        }
    }

    /** How many messages of each queue have not come to its head, with those that are not due yet. */
    private Map<String, Integer> coming() {
        Map<String, Integer> coming = new HashMap<>();
        for (MessageInProgress message : account.inProgress().values()) {
            String name = message.message().queueName();
            if (name != null && message.place() == null) {
                coming.merge(name, 1, Integer::sum);
            }
        }
        return coming;
    }

    /**
     * Removes a queue, if there is one, and cancels the messages that wait in it. Those at its head go on, and one
     * whose delay has not passed creates the queue again when it is due.
     */
    public void delete(String name) {
        synchronized (shared.lock()) {
            MessageQueue removed = account.queues().remove(name);
            if (removed != null) {
                Instant now = shared.now();
                removed.waiting().forEach(cancel);
                removed.close(now);
                shared.dispatcher().open(removed, now);
            }
        }
    }
}
