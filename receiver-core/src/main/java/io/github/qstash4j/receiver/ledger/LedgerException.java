package io.github.qstash4j.receiver.ledger;

import java.io.Serial;

/** A ledger could not be asked, or has not answered in time. What it would have said is unknown. */
public final class LedgerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * A failure of the store.
     *
     * @param message what was tried, for an operator; without secrets
     * @param cause what the store's driver says
     */
    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
