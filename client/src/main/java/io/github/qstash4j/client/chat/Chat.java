package io.github.qstash4j.client.chat;

import io.github.qstash4j.client.QStash;

/**
 * Chat completions by a model that Upstash runs. Thread-safe.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/llm/create">The page of the QStash documentation</a>
 */
public final class Chat {

    private final QStash qstash;

    /** As {@link QStash#chat()}. */
    public Chat(QStash qstash) {
        this.qstash = qstash;
    }

    @Override
    public String toString() {
        return "Chat[" + qstash + "]";
    }
}
