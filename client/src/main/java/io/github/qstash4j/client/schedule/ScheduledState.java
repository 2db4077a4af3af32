package io.github.qstash4j.client.schedule;

/**
 * What has become of a message that a schedule published.
 *
 * @param text as QStash says it
 */
public record ScheduledState(Kind kind, String text) {

    /** The states that are known. */
    public enum Kind {
        /** Neither delivered nor given up. */
        IN_PROGRESS,
        /** Delivered. */
        SUCCESS,
        /** Given up. */
        FAIL,
        /** One that this release does not know. */
        UNKNOWN
    }

    static ScheduledState of(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(text)) {
                return new ScheduledState(kind, text);
            }
        }
        return new ScheduledState(Kind.UNKNOWN, text);
    }
}
