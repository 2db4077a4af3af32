package io.github.qstash4j.devserver.message;

/**
 * Where and how the outcome of a message is reported.
 *
 * @param headers the headers forwarded to the callback's destination, their prefix removed
 * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks</a>
 */
public record Callback(Destination destination, String method, Headers headers, DeliveryOptions options) {}
