package io.github.qstash4j.client.urlgroup;

import io.github.qstash4j.client.HttpUrl;
import io.github.qstash4j.client.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One URL of a URL group.
 *
 * @param url as QStash calls it
 * @param name null when it has none
 */
public record Endpoint(String url, @Nullable String name) {

    /** An endpoint without a name. */
    public static Endpoint of(String url) {
        return new Endpoint(url, null);
    }

    /** An endpoint with a name, under which it can be given another URL, and be removed. */
    public static Endpoint named(String name, String url) {
        return new Endpoint(url, name);
    }

    static Endpoint read(JsonValue json) {
        return new Endpoint(json.get("url").requiredText(), json.get("name").text());
    }

    /** Without the URL's query, which may hold a secret. */
    @Override
    public String toString() {
        return "Endpoint[" + (name == null ? "" : name + ", ") + HttpUrl.withoutQuery(url) + "]";
    }
}
