package io.github.qstash4j.client.urlgroup;

import io.github.qstash4j.client.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A URL group, as QStash had it when it answered.
 *
 * @param createdAt null when QStash does not tell
 * @param updatedAt null when QStash does not tell
 * @see <a href="https://upstash.com/docs/qstash/api/url-groups/get">Get a URL group, in the QStash documentation</a>
 */
public record UrlGroup(
        String name,
        List<Endpoint> endpoints,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /** Copies the list. */
    public UrlGroup {
        endpoints = List.copyOf(endpoints);
    }

    static UrlGroup read(JsonValue json) {
        return new UrlGroup(
                json.get("name").requiredText(),
                json.get("endpoints").list(Endpoint::read),
                json.get("createdAt").millis(),
                json.get("updatedAt").millis());
    }
}
