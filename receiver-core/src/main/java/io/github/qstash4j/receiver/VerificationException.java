package io.github.qstash4j.receiver;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A request is not a delivery of QStash. The message is for the operator's log: it explains the reason with the values
 * that matter (URLs, times), escaped and cut, and never holds a token, a key or a body. It has no stack trace, since
 * refusing a forged request must cost little.
 */
public final class VerificationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final RefusalReason reason;
    private final @Nullable String claimed;
    private final @Nullable String here;

    VerificationException(RefusalReason reason, String message) {
        this(reason, message, null, null);
    }

    VerificationException(RefusalReason reason, String message, @Nullable String claimed, @Nullable String here) {
        super(message, null, false, false);
        this.reason = reason;
        this.claimed = claimed;
        this.here = here;
    }

    /** Why the request was refused. */
    public RefusalReason reason() {
        return reason;
    }

    /**
     * What the token says, where that does not fit: the URL that the message was published to, or the time that has
     * passed or not come, in ISO 8601. As it came, so it may be long and hold anything.
     *
     * @return null for any other reason
     */
    public @Nullable String claimed() {
        return claimed;
    }

    /**
     * What it was compared with: this endpoint's URLs, separated by a space and empty when none is known; path and
     * query of the request, where the query alone differs from the public URL's; or this machine's time.
     *
     * @return null for any other reason
     */
    public @Nullable String here() {
        return here;
    }
}
