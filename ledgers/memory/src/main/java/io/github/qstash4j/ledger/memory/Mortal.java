package io.github.qstash4j.ledger.memory;

import java.time.Instant;

/** What is kept for a time only. */
interface Mortal {

    /** From when on it is forgotten. */
    Instant end();
}
