package io.github.qstash4j.devserver.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every change of state of every message of a server, in the order in which they happened.
 *
 * <p>It can be read, listened to and waited for from any thread, and stays readable when the server is closed.
 */
public final class Timeline {

    /** As many nanoseconds can be counted. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int LINES_SHOWN = 30;
    private static final int BLOCK = 1000;

    private final Object lock = new Object();
    private final List<TimelineEvent> events = new ArrayList<>();
    private final Map<String, List<TimelineEvent>> byMessage = new HashMap<>();
    private final Map<String, List<TimelineEvent>> byOwner = new HashMap<>();
    private final Listeners listeners = new Listeners();
    private final @Nullable String hint;
    private boolean closed;

    Timeline(@Nullable String hint) {
        this.hint = hint;
    }

    /** All events so far. */
    public List<TimelineEvent> events() {
        synchronized (lock) {
            return List.copyOf(events);
        }
    }

    /** All events so far of one message. */
    public List<TimelineEvent> events(String messageId) {
        synchronized (lock) {
            return List.copyOf(byMessage.getOrDefault(messageId, List.of()));
        }
    }

    /**
     * Calls the listener with every later event, in order, on a thread that all listeners share and no delivery waits
     * for. What a listener throws is logged and hurts nobody.
     */
    public Subscription subscribe(Consumer<? super TimelineEvent> listener) {
        return listeners.add(listener);
    }

    /**
     * Returns the first event, past or future, that meets the condition.
     *
     * @throws AwaitTimeoutException when there is none before the timeout, in real time, the server is closed, or the
     *     thread is interrupted
     */
    public TimelineEvent await(Predicate<? super TimelineEvent> condition, Duration timeout) {
        return await(1, condition, timeout).get(0);
    }

    /**
     * Returns the first event of one message, past or future, that meets the condition. That takes no longer when much
     * happens to other messages.
     *
     * @throws AwaitTimeoutException when there is none before the timeout, in real time, the server is closed, or the
     *     thread is interrupted
     */
    public TimelineEvent await(String messageId, Predicate<? super TimelineEvent> condition, Duration timeout) {
        return await(() -> byMessage.getOrDefault(messageId, List.of()), 1, condition, timeout)
                .get(0);
    }

    /**
     * Returns the first {@code count} events, past or future, that meet the condition.
     *
     * @throws AwaitTimeoutException when there are fewer before the timeout, in real time, the server is closed, or the
     *     thread is interrupted
     */
    public List<TimelineEvent> await(int count, Predicate<? super TimelineEvent> condition, Duration timeout) {
        return await(() -> events, count, condition, timeout);
    }

    /** The source gives all events to choose from so far, and is asked under the lock. */
    private List<TimelineEvent> await(
            Supplier<List<TimelineEvent>> source,
            int count,
            Predicate<? super TimelineEvent> condition,
            Duration timeout) {
        long deadline = System.nanoTime() + (timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST).toNanos();
        List<TimelineEvent> met = new ArrayList<>();
        int seen = 0;
        while (met.size() < count) {
            List<TimelineEvent> more = awaitMoreThan(seen, source, deadline);
            if (more.isEmpty()) {
                throw new AwaitTimeoutException("Only " + met.size() + " of " + count + " events came within " + timeout
                        + "; " + (hint == null ? "" : hint + " ") + lastLines());
            }
            seen += more.size();
            // The condition is the caller's code and must not run under the lock.
            more.stream().filter(condition).limit(count - met.size()).forEach(met::add);
        }
        return met;
    }

    /** A part at a time, since a search may end early; empty at the deadline, or when there will be no more. */
    private List<TimelineEvent> awaitMoreThan(int seen, Supplier<List<TimelineEvent>> source, long deadline) {
        synchronized (lock) {
            List<TimelineEvent> soFar = source.get();
            while (soFar.size() == seen) {
                long left = deadline - System.nanoTime();
                if (closed || left <= 0) {
                    return List.of();
                }
                try {
                    lock.wait(left / 1_000_000, (int) (left % 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return List.of();
                }
                soFar = source.get();
            }
            return List.copyOf(soFar.subList(seen, Math.min(soFar.size(), seen + BLOCK)));
        }
    }

    private String lastLines() {
        synchronized (lock) {
            if (events.isEmpty()) {
                return "nothing has happened.";
            }
            StringBuilder lines = new StringBuilder("what happened last:");
            for (TimelineEvent event : events.subList(Math.max(0, events.size() - LINES_SHOWN), events.size())) {
                lines.append(System.lineSeparator()).append(event);
            }
            return lines.toString();
        }
    }

    void append(LongFunction<TimelineEvent> withSequence) {
        synchronized (lock) {
            TimelineEvent event = withSequence.apply(events.size() + 1L);
            events.add(event);
            byMessage
                    .computeIfAbsent(event.messageId(), id -> new ArrayList<>(4))
                    .add(event);
            byOwner.computeIfAbsent(event.message().owner(), owner -> new ArrayList<>())
                    .add(event);
            listeners.tell(event);
            lock.notifyAll();
        }
    }

    /**
     * Up to {@code count} events of one user that meet the condition and came before the given sequence number, newest
     * first.
     */
    public List<TimelineEvent> before(
            long sequence, String owner, int count, Predicate<? super TimelineEvent> condition) {
        List<TimelineEvent> found = new ArrayList<>();
        List<TimelineEvent> block = blockBefore(sequence, owner);
        while (!block.isEmpty()) {
            for (int i = block.size() - 1; i >= 0; i--) {
                if (condition.test(block.get(i))) {
                    found.add(block.get(i));
                    if (found.size() == count) {
                        return found;
                    }
                }
            }
            block = blockBefore(block.get(0).sequence(), owner);
        }
        return found;
    }

    /**
     * Up to {@code count} events of one user that meet the condition and came after the given sequence number, earliest
     * first.
     */
    public List<TimelineEvent> after(
            long sequence, String owner, int count, Predicate<? super TimelineEvent> condition) {
        List<TimelineEvent> found = new ArrayList<>();
        List<TimelineEvent> block = blockAfter(sequence, owner);
        while (!block.isEmpty()) {
            for (TimelineEvent event : block) {
                if (condition.test(event)) {
                    found.add(event);
                    if (found.size() == count) {
                        return found;
                    }
                }
            }
            block = blockAfter(block.get(block.size() - 1).sequence(), owner);
        }
        return found;
    }

    /** A part at a time, so that a long search does not keep the engine waiting. */
    private List<TimelineEvent> blockBefore(long sequence, String owner) {
        synchronized (lock) {
            List<TimelineEvent> all = byOwner.getOrDefault(owner, List.of());
            int end = countBefore(sequence, all);
            return List.copyOf(all.subList(Math.max(0, end - BLOCK), end));
        }
    }

    private List<TimelineEvent> blockAfter(long sequence, String owner) {
        synchronized (lock) {
            List<TimelineEvent> all = byOwner.getOrDefault(owner, List.of());
            int start = countBefore(Math.addExact(sequence, 1), all);
            return List.copyOf(all.subList(start, Math.min(all.size(), start + BLOCK)));
        }
    }

    private static int countBefore(long sequence, List<TimelineEvent> events) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).sequence() < sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        listeners.close();
    }
}
