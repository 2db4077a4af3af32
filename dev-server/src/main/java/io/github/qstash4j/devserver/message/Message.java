package io.github.qstash4j.devserver.message;

import java.time.Instant;

/**
 * A message that was accepted: what was asked for, and what the server added to it.
 *
 * @param owner the name of the user it is private to
 * @param createdAt in scheduling time
 * @param notBefore when its first attempt is due, in scheduling time
 */
public record Message(
        String id, String owner, Origin origin, Publication publication, Instant createdAt, Instant notBefore) {

    public MessageRequest request() {
        return publication.request();
    }

    public String url() {
        return publication.request().destination().url();
    }
}
