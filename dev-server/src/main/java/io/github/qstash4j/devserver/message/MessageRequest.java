package io.github.qstash4j.devserver.message;

/**
 * The HTTP request that a destination is to get, without the headers that QStash adds.
 *
 * @param headers the content type and the forwarded headers, their prefix removed
 */
public record MessageRequest(Destination destination, String method, Headers headers, Body body) {}
