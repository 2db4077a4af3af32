package io.github.qstash4j.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call to QStash failed. No message or field holds the token or the query of a URL.
 *
 * <p>Whether QStash may have done what was asked all the same is what {@link #mayBeDone()} tells.
 */
public final class QStashException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, and so whose turn it is. */
    public enum Kind {
        /** QStash refused the token: status 401 or 403. */
        UNAUTHORIZED,
        /** QStash refused the request: any other 4xx, or one message of a batch that had to be complete. */
        BAD_REQUEST,
        /** A limit of the account was hit and would not be lifted before the deadline: status 429. */
        RATE_LIMITED,
        /** QStash failed: any 5xx. */
        SERVER_ERROR,
        /** No answer came: the connection failed, the deadline passed or the thread was interrupted. */
        NO_ANSWER,
        /** An answer came that QStash does not give: a redirect, a page of HTML, half a JSON text, no message id. */
        UNEXPECTED_ANSWER
    }

    private final Kind kind;
    private final int status;
    private final @Nullable String serverMessage;
    private final String method;
    private final String path;
    private boolean earlierTryMayBeDone;
    private final RateLimit[] rateLimits;

    QStashException(
            Kind kind,
            int status,
            @Nullable String serverMessage,
            RestCall call,
            String what,
            @Nullable Throwable cause) {
        this(kind, status, serverMessage, call, what, cause, List.of());
    }

    QStashException(
            Kind kind,
            int status,
            @Nullable String serverMessage,
            RestCall call,
            String what,
            @Nullable Throwable cause,
            List<RateLimit> rateLimits) {
        super("QStash: " + call.method() + " " + call.path() + ": " + what, cause);
        this.kind = kind;
        this.status = status;
        this.serverMessage = serverMessage;
        this.method = call.method();
        this.path = call.path();
        this.rateLimits = rateLimits.toArray(RateLimit[]::new);
    }

    /** The same, after an earlier try of the call that may have been done, and that failed with this. */
    QStashException after(@Nullable QStashException earlier) {
        if (earlier != null) {
            earlierTryMayBeDone = true;
            addSuppressed(earlier);
        }
        return this;
    }

    /**
     * Whether QStash may have done what was asked, or a part of it: after no answer, an error of its own or an
     * unexpected answer, to this try or to an earlier one of the same call. Whoever publishes the message again then
     * needs a deduplication id of their own, the same both times, or there may be two.
     */
    public boolean mayBeDone() {
        return earlierTryMayBeDone
                || kind == Kind.NO_ANSWER
                || kind == Kind.SERVER_ERROR
                || kind == Kind.UNEXPECTED_ANSWER
                || status == 200;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status of the answer; 0 when there was none, 200 when a batch was answered but not taken as a whole. */
    public int status() {
        return status;
    }

    /** What QStash said, cut where it is long; null when it said nothing that could be understood. */
    public @Nullable String serverMessage() {
        return serverMessage;
    }

    /** The limits that the answer tells of, those that were hit and others; empty when it tells of none. */
    public List<RateLimit> rateLimits() {
        return List.of(rateLimits);
    }

    /** The HTTP method of the call, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** The path of the call, without its query. */
    public String path() {
        return path;
    }
}
