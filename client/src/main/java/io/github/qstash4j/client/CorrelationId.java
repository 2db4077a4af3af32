package io.github.qstash4j.client;

import org.jspecify.annotations.Nullable;

/**
 * What a chain of messages is known by. Nobody has signed it, so it is only taken over where any header can carry it.
 */
final class CorrelationId {

    private static final int LONGEST = 256;

    private CorrelationId() {}

    /** The one that was received, or else the id of the message that begins the chain; null where neither will do. */
    static @Nullable String of(@Nullable String received, String messageId) {
        if (received != null && isFit(received)) {
            return received;
        }
        return isFit(messageId) ? messageId : null;
    }

    private static boolean isFit(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
