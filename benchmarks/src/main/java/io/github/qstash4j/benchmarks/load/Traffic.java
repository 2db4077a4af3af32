package io.github.qstash4j.benchmarks.load;

import java.time.Duration;

/**
 * What is published in one go.
 *
 * @param count at most that many messages
 * @param nanos for at most that long
 * @param perSecond at that rate; infinite for as fast as the messages before are delivered
 * @param pending whether they are due tomorrow, so that none is delivered
 */
record Traffic(long count, long nanos, double perSecond, boolean pending) {

    /** As fast as they are delivered. */
    static Traffic messages(long count) {
        return new Traffic(count, Long.MAX_VALUE, Double.POSITIVE_INFINITY, false);
    }

    /** As fast as they are delivered, for that long. */
    static Traffic lasting(Duration duration) {
        return new Traffic(Long.MAX_VALUE, duration.toNanos(), Double.POSITIVE_INFINITY, false);
    }

    /** One after the other at even distances, whether the server keeps up or not. */
    static Traffic paced(double perSecond, Duration duration) {
        long count = (long) (perSecond * duration.toNanos() / 1e9);
        return new Traffic(count, Long.MAX_VALUE, perSecond, false);
    }

    /** Messages that wait. */
    static Traffic pending(long count) {
        return new Traffic(count, Long.MAX_VALUE, Double.POSITIVE_INFINITY, true);
    }

    boolean isPaced() {
        return Double.isFinite(perSecond);
    }

    /** Whether there is more to come after that many, that long after the start. */
    boolean hasMore(long published, long elapsedNanos) {
        return published < count && elapsedNanos < nanos;
    }

    /** When the message is to be published, in nanoseconds after the start. */
    long dueAt(long index) {
        return isPaced() ? (long) (index * 1e9 / perSecond) : 0;
    }
}
