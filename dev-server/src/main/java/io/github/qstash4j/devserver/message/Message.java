package io.github.qstash4j.devserver.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted: what was asked for, and what the server added to it.
 *
 * @param owner the name of the user it is private to
 * @param queueName null when it is in no queue
 * @param createdAt in scheduling time
 * @param notBefore when its first attempt is due, in scheduling time
 */
public record Message(
        String id,
        String owner,
        Origin origin,
        Destination destination,
        @Nullable String queueName,
        Publication publication,
        Instant createdAt,
        Instant notBefore) {

    public Content content() {
        return publication.content();
    }

    public DeliveryOptions options() {
        return publication.options();
    }

    public String url() {
        return destination.url();
    }
}
