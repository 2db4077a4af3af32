package io.github.qstash4j.client.queue;

import io.github.qstash4j.client.QStash;

/**
 * The queues of an account. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/queues">The page of the QStash documentation</a>
 */
public final class Queues {

    private final QStash qstash;

    /** As {@link QStash#queues()}. */
    public Queues(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "Queues[" + qstash + "]";
    }
}
