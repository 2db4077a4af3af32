package io.github.qstash4j.test.ledger;

import java.io.IOException;
import java.time.Duration;

/** The server behind a ledger, or the way to it. Whatever it was told to keep it keeps. */
public interface LedgerEngine {

    /** From now on nothing is answered, and nothing done. */
    void stop() throws IOException;

    /** Returns when it answers again. */
    void start() throws IOException;

    /** From now on it answers only after this delay; {@link Duration#ZERO} for at once, as in the beginning. */
    void answerAfter(Duration delay) throws IOException;

    /** How long the ledger waits for an answer, as it was configured for this test; a second or less is convenient. */
    Duration patience();
}
