package io.github.qstash4j.receiver.ledger;

/**
 * What a record is about. Two keys that differ in any part never meet.
 *
 * @param namespace keeps applications apart that share a store
 * @param endpoint the URL that the message was published to (the signed {@code sub} claim): one message of a URL group
 *     reaches each of its endpoints
 * @param messageId the id of the message, the same for every attempt to deliver it
 */
public record LedgerKey(String namespace, String endpoint, String messageId) {}
