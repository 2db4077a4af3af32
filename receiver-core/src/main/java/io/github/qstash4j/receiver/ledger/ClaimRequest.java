package io.github.qstash4j.receiver.ledger;

import java.time.Duration;

/**
 * What a verified delivery asks of a ledger.
 *
 * @param key the message at this endpoint
 * @param tokenId the {@code jti} claim of the delivery's token, which belongs to one message id for as long as the
 *     token lives
 * @param tokenLife how much longer that token is accepted; more than nothing
 * @param bodyHash the {@code body} claim without padding: one message id never has two bodies
 * @param lease how long the claim keeps others out, unless it is renewed; longer than nothing
 */
public record ClaimRequest(LedgerKey key, String tokenId, Duration tokenLife, String bodyHash, Duration lease) {}
