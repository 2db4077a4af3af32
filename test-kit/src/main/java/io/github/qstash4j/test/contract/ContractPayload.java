package io.github.qstash4j.test.contract;

/**
 * The payload of the contract's messages, as a framework decodes it.
 *
 * @param orderId of the order
 * @param amount in cents
 */
public record ContractPayload(String orderId, int amount) {}
