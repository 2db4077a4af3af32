package io.github.qstash4j.devserver.message;

import org.jspecify.annotations.Nullable;

/**
 * Where a message comes from.
 *
 * @param sourceMessageId the message that a callback reports on; null for a message that was published
 */
public record Origin(MessageKind kind, @Nullable String sourceMessageId) {

    public static final Origin PUBLISHED = new Origin(MessageKind.MESSAGE, null);
}
