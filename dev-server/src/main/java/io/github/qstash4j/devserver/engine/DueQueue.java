package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Messages that wait for a time, earliest first, and in the order of their arrival when they wait for the same one. */
final class DueQueue {

    private record Entry(Instant time, long order, MessageInProgress message) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::time).thenComparingLong(Entry::order));
    private long order;

    void add(Instant time, MessageInProgress message) {
        entries.add(new Entry(time, order++, message));
    }

    /** Null when nothing is due. */
    @Nullable MessageInProgress poll(Instant now) {
        Entry first = entries.peek();
        if (first == null || first.time().isAfter(now)) {
            return null;
        }
        entries.remove();
        return first.message();
    }

    /** Null when nothing waits. */
    @Nullable Instant nextTime() {
        Entry first = entries.peek();
        return first == null ? null : first.time();
    }
}
