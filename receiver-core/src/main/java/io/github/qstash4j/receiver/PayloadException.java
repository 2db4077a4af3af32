package io.github.qstash4j.receiver;

import java.io.Serial;

/**
 * A verified delivery whose payload is not what its handler expects. No retry can change that, so an exception of this
 * class that leaves a handler settles the delivery as {@linkplain Outcome#reject rejected}.
 */
public final class PayloadException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    PayloadException(String message) {
        super(message);
    }

    /**
     * A payload that could not be decoded.
     *
     * @param message what was expected, without the payload itself
     * @param cause what the decoder says
     */
    public PayloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
