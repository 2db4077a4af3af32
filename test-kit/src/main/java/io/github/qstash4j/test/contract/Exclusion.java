package io.github.qstash4j.test.contract;

/**
 * A case of the contract that a runtime cannot have. It ends up on the documentation page of its adapter.
 *
 * @param name the name of the case
 * @param reason why, in a sentence for the adapter's users
 */
public record Exclusion(String name, String reason) {}
