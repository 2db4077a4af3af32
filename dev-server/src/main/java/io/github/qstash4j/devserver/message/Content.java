package io.github.qstash4j.devserver.message;

/**
 * What a destination is to get, without the headers that QStash adds.
 *
 * @param headers the content type and the forwarded headers, their prefix removed
 */
public record Content(String method, Headers headers, Body body) {}
