package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Destination;

/**
 * The answer to a publication, for one destination of it.
 *
 * @param messageId of the new message, or of the one that this is a duplicate of
 */
public record Accepted(String messageId, Destination destination, boolean deduplicated) {}
