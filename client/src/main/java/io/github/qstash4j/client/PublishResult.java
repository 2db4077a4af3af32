package io.github.qstash4j.client;

import org.jspecify.annotations.Nullable;

/**
 * QStash has taken a message, or has it already.
 *
 * @param messageId QStash's id of the message; of the earlier one where it was a duplicate
 * @param url the destination, where QStash names it
 * @param deduplicated whether the message was not enqueued because QStash had one with the deduplication id that the
 *     message was given; never because of the id that the client adds by itself
 * @see <a href="https://upstash.com/docs/qstash/api/publish">Publish a message, in the QStash documentation</a>
 */
public record PublishResult(String messageId, @Nullable String url, boolean deduplicated) {

    /** Without the URL's query, which may hold a secret. */
    @Override
    public String toString() {
        return "PublishResult[" + messageId + (url == null ? "" : ", " + HttpUrl.withoutQuery(url))
                + (deduplicated ? ", deduplicated]" : "]");
    }
}
