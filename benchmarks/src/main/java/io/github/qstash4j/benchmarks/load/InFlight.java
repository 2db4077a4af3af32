package io.github.qstash4j.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which messages have been published and not yet delivered, and since when. One thread publishes, another one delivers.
 */
final class InFlight {

    /** More than can be on their way at once. */
    private static final int SLOTS = 1 << 16;

    private final AtomicLongArray since = new AtomicLongArray(SLOTS);
    private final AtomicLong delivered = new AtomicLong();
    private long published;
    private volatile long[] latencies = new long[0];
    private int counted;

    /** Forgets the latencies of earlier messages; only while none is under way. */
    void startCounting(int atMost) {
        counted = 0;
        latencies = new long[atMost];
    }

    /** The number of the next message, whose time starts at the given reading of {@link System#nanoTime}. */
    long publish(long nanoTime) {
        if (!since.compareAndSet(slot(published), 0, nanoTime)) {
            throw new IllegalStateException("The dev server falls behind: " + under() + " messages are under way.");
        }
        return published++;
    }

    /** Ends the time of that message. */
    void deliver(long number, long nanoTime) {
        long start = since.getAndSet(slot(number), 0);
        if (start == 0) {
            throw new IllegalStateException("A message was delivered twice, or never published.");
        }
        long[] all = latencies;
        if (counted < all.length) {
            all[counted++] = nanoTime - start;
        }
        delivered.incrementAndGet();
    }

    /** How many are under way; for the publishing thread. */
    long under() {
        return published - delivered.get();
    }

    /** Those counted, sorted; only while none is under way. */
    long[] latencies() {
        long[] sorted = Arrays.copyOf(latencies, counted);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int slot(long number) {
        return (int) (number & (SLOTS - 1));
    }
}
