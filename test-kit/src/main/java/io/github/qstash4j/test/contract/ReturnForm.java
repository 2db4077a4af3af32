package io.github.qstash4j.test.contract;

/**
 * A way of giving an outcome that a framework has, with an endpoint that gives the contract's outcomes that way.
 *
 * @param name as its users know it, such as {@code CompletionStage<Outcome>}
 * @param path of the endpoint
 */
public record ReturnForm(String name, String path) {}
