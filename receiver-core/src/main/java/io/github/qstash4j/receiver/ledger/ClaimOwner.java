package io.github.qstash4j.receiver.ledger;

/**
 * Who has claimed a message. Every write names its owner, so that a worker that wakes up after another has taken over
 * changes nothing.
 *
 * @param key the record that is claimed
 * @param token random, and made anew for each claim by the ledger
 */
public record ClaimOwner(LedgerKey key, String token) {}
