package io.github.qstash4j.ledger.memory;

import java.time.Instant;

/** The one message id that a token may come with. */
record TokenBinding(String messageId, Instant end) implements Mortal {}
