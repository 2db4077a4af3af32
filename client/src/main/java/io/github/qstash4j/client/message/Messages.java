package io.github.qstash4j.client.message;

import io.github.qstash4j.client.QStash;

/**
 * Messages that QStash has and has not finished with. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/messages/get">The page of the QStash documentation</a>
 */
public final class Messages {

    private final QStash qstash;

    /** As {@link QStash#messages()}. */
    public Messages(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "Messages[" + qstash + "]";
    }
}
