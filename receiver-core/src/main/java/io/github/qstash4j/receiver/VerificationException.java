package io.github.qstash4j.receiver;

import java.io.Serial;

/**
 * A request is not a delivery of QStash. The message is for the operator's log: it explains the reason with the values
 * that matter (URLs, times), escaped and cut, and never holds a token, a key or a body. It has no stack trace, since
 * refusing a forged request must cost little.
 */
public final class VerificationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final RefusalReason reason;

    VerificationException(RefusalReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why the request was refused. */
    public RefusalReason reason() {
        return reason;
    }
}
