package io.github.qstash4j.client.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a message.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/debug-logs">Debug logs, in the QStash documentation</a>
 */
public enum MessageState {
    /** QStash has accepted and stored it. */
    CREATED,
    /** A delivery has begun. */
    ACTIVE,
    /** A retry has been scheduled. */
    RETRY,
    /** A delivery has failed; a retry follows, or the message fails. */
    ERROR,
    /** Any of {@link #ACTIVE}, {@link #RETRY} and {@link #ERROR}; only filters have it. */
    IN_PROGRESS,
    /** A delivery has succeeded. */
    DELIVERED,
    /** Every delivery has failed, or one in a way that no retry can help. */
    FAILED,
    /** Somebody has asked to cancel it. */
    CANCEL_REQUESTED,
    /** It has been cancelled. */
    CANCELLED,
    /** Another one, which this library does not know. */
    UNKNOWN;

    static MessageState of(@Nullable String text) {
        String name = text == null ? "" : text.toUpperCase(Locale.ROOT);
        for (MessageState state : values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return name.equals("CANCELED") ? CANCELLED : UNKNOWN; // the spelling of QStash's own SDKs
    }
}
