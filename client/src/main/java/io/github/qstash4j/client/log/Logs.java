package io.github.qstash4j.client.log;

import io.github.qstash4j.client.QStash;

/**
 * What has happened to the messages of an account. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/logs/list">The page of the QStash documentation</a>
 */
public final class Logs {

    private final QStash qstash;

    /** As {@link QStash#logs()}. */
    public Logs(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "Logs[" + qstash + "]";
    }
}
