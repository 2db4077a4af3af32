package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Headers;
import java.time.Instant;
import java.util.List;

/**
 * The endpoints that a message published to a name goes to.
 *
 * @param defaults the headers of every publication to it, unless the publication has them itself
 * @param createdAt in scheduling time, as is {@code updatedAt}
 * @see <a href="https://upstash.com/docs/qstash/features/url-groups">URL groups</a>
 */
public record UrlGroup(String name, List<Endpoint> endpoints, Headers defaults, Instant createdAt, Instant updatedAt) {

    public UrlGroup {
        endpoints = List.copyOf(endpoints);
    }
}
