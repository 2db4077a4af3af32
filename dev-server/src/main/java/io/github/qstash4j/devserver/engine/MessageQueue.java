package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One queue: its messages come to its head in the order of their arrival, no more at once than its parallelism.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/queues">Queues</a>
 */
final class MessageQueue {

    private final String name;
    private final Instant createdAt;
    private final Set<MessageInProgress> waiting = new LinkedHashSet<>();
    private final Set<MessageInProgress> returning = new LinkedHashSet<>();
    private Instant updatedAt;
    private int parallelism = 1;
    private boolean paused;
    private int atHead;

    MessageQueue(String name, Instant now) {
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void update(int newParallelism, boolean pause, Instant now) {
        parallelism = newParallelism;
        paused = pause;
        updatedAt = now;
    }

    void pause(boolean pause, Instant now) {
        update(parallelism, pause, now);
    }

    /** Puts a message behind the others; one that has its place already, and comes back for a retry, in front. */
    void add(MessageInProgress message) {
        (message.place() == null ? waiting : returning).add(message);
    }

    void remove(MessageInProgress message) {
        (message.place() == null ? waiting : returning).remove(message);
    }

    /** The next message that may go on, which has a place at the head; null when there is none. */
    @Nullable MessageInProgress take() {
        if (paused) {
            return null;
        }
        MessageInProgress again = poll(returning);
        if (again != null || atHead >= parallelism) {
            return again;
        }
        MessageInProgress message = poll(waiting);
        if (message != null) {
            message.take(new QueuePlace(this));
            atHead++;
        }
        return message;
    }

    private static @Nullable MessageInProgress poll(Set<MessageInProgress> messages) {
        Iterator<MessageInProgress> first = messages.iterator();
        if (!first.hasNext()) {
            return null;
        }
        MessageInProgress message = first.next();
        first.remove();
        return message;
    }

    void freePlace() {
        atHead--;
    }

    /** What has its place already goes on when the queue is removed. */
    void close(Instant now) {
        paused = false;
        parallelism = 0;
        updatedAt = now;
    }

    List<MessageInProgress> waiting() {
        return List.copyOf(waiting);
    }

    /** What it is like, with that many messages that have not come to its head. */
    QueueState state(int coming) {
        return new QueueState(name, parallelism, paused, coming + atHead, createdAt, updatedAt);
    }
}
