package io.github.qstash4j.receiver;

import java.io.Serial;

/**
 * This worker has outlived its lease, and another one has the delivery now. Whatever the handler goes on to do, the
 * ledger refuses its result; let this exception leave the handler.
 */
public final class ClaimLostException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ClaimLostException(Delivery delivery) {
        super("Another worker has taken over " + delivery + ", since this one outlived its lease.");
    }
}
