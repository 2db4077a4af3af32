package io.github.qstash4j.client.flowcontrol;

import io.github.qstash4j.client.QStash;

/**
 * The flow control keys of an account. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">The page of the QStash documentation</a>
 */
public final class FlowControls {

    private final QStash qstash;

    /** As {@link QStash#flowControls()}. */
    public FlowControls(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "FlowControls[" + qstash + "]";
    }
}
