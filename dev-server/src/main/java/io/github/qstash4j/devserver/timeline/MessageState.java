package io.github.qstash4j.devserver.timeline;

/**
 * What a message has come to.
 *
 * @see <a href="https://upstash.com/docs/qstash/howto/debug-logs">Lifecycle of a message</a>
 */
public enum MessageState {
    /** It was accepted. */
    CREATED,
    /** An attempt to deliver it has begun. */
    ACTIVE,
    /** The attempt failed, and another is due at the next delivery time. */
    RETRY,
    /** An attempt failed; {@link #RETRY} or {@link #FAILED} follows. */
    ERROR,
    /** Its destination took it. */
    DELIVERED,
    /** It will not be tried again and lies in the dead letter queue. */
    FAILED,
    /** A caller wants it no more; an attempt that is under way may still deliver it. */
    CANCEL_REQUESTED,
    /** It will not be tried again, since a caller wants it no more. */
    CANCELLED;

    /** Whether nothing follows. */
    public boolean isFinal() {
        return this == DELIVERED || this == FAILED || this == CANCELLED;
    }
}
