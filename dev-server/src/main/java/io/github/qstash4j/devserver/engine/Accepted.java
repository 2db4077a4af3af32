package io.github.qstash4j.devserver.engine;

/**
 * The answer to a publication.
 *
 * @param messageId of the new message, or of the one that this is a duplicate of
 */
public record Accepted(String messageId, boolean deduplicated) {}
