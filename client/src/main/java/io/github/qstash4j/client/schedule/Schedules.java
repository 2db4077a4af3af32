package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.QStash;

/**
 * The schedules of an account. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/schedules">The page of the QStash documentation</a>
 */
public final class Schedules {

    private final QStash qstash;

    /** As {@link QStash#schedules()}. */
    public Schedules(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "Schedules[" + qstash + "]";
    }
}
