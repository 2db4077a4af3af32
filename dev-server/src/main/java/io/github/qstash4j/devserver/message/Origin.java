package io.github.qstash4j.devserver.message;

import org.jspecify.annotations.Nullable;

/**
 * Where a message comes from.
 *
 * @param sourceMessageId the message that a callback reports on; null for a message that was published
 * @param urlGroup the URL group that it was published to, with the name of the endpoint, if it has one
 * @param scheduleId the schedule that published it
 */
public record Origin(
        MessageKind kind,
        @Nullable String sourceMessageId,
        @Nullable String urlGroup,
        @Nullable String endpointName,
        @Nullable String scheduleId) {

    /** Of a message that reports on another one. */
    public static Origin reporting(MessageKind callback, String messageId) {
        return new Origin(callback, messageId, null, null, null);
    }
}
