package io.github.qstash4j.benchmarks.load;

/**
 * Messages that the server keeps.
 *
 * @param pending whether they are published with a delay of a day and wait; otherwise they are delivered and in the log
 */
record Stored(int count, boolean pending) {

    static Stored delivered(int count) {
        return new Stored(count, false);
    }

    static Stored pending(int count) {
        return new Stored(count, true);
    }

    /** What makes a server store them. */
    Traffic traffic() {
        return pending ? Traffic.pending(count) : Traffic.messages(count);
    }

    /** In figures. */
    String name() {
        return (pending ? "pending_" : "delivered_") + count / 1000 + "k";
    }
}
