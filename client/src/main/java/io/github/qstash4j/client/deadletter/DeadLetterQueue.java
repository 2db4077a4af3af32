package io.github.qstash4j.client.deadletter;

import io.github.qstash4j.client.QStash;

/**
 * The messages of an account that QStash has given up on. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/dlq">The page of the QStash documentation</a>
 */
public final class DeadLetterQueue {

    private final QStash qstash;

    /** As {@link QStash#deadLetterQueue()}. */
    public DeadLetterQueue(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "DeadLetterQueue[" + qstash + "]";
    }
}
