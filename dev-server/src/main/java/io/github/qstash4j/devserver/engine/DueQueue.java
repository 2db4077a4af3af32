package io.github.qstash4j.devserver.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to be done at a time, earliest first, and in the order of arrival where the time is the same. */
final class DueQueue {

    /** Is done under the engine's lock. */
    @FunctionalInterface
    interface Action {

        void run(Instant now);
    }

    record Entry(Instant time, long order, Action action) {}

    private final TreeSet<Entry> entries =
            new TreeSet<>(Comparator.comparing(Entry::time).thenComparingLong(Entry::order));
    private long order;

    Entry add(Instant time, Action action) {
        Entry entry = new Entry(time, order++, action);
        entries.add(entry);
        return entry;
    }

    /** False when it is not there. */
    boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    /** Null when nothing is due. */
    @Nullable Action poll(Instant now) {
        if (entries.isEmpty() || entries.first().time().isAfter(now)) {
            return null;
        }
        return entries.pollFirst().action();
    }

    /** Null when nothing waits. */
    @Nullable Instant nextTime() {
        return entries.isEmpty() ? null : entries.first().time();
    }
}
