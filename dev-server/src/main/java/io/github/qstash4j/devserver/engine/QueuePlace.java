package io.github.qstash4j.devserver.engine;

/**
 * A place at the head of a queue, which a message holds until it and its callbacks have ended, so that the next message
 * waits for all of them.
 */
final class QueuePlace {

    private final MessageQueue queue;
    private int holders;

    QueuePlace(MessageQueue queue) {
        this.queue = queue;
    }

    MessageQueue queue() {
        return queue;
    }

    void hold() {
        holders++;
    }

    /** True when nobody holds it any more. */
    boolean release() {
        holders--;
        return holders == 0;
    }
}
