package io.github.qstash4j.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** The URLs that consumers have in public, as far as the configuration knows. */
final class ConsumerUrls {

    private final QStashProperties properties;

    ConsumerUrls(QStashProperties properties) {
        this.properties = properties;
    }

    /** The one path of a consumer, below the application's. */
    String path(ConsumerEndpoint endpoint) {
        String path = endpoint.paths().iterator().next();
        if (endpoint.paths().size() > 1 || ConsumerEndpoint.isPattern(path)) {
            throw new QStashStartException(
                    "The consumer " + endpoint + " is scheduled, and " + endpoint.paths() + " is more than one path.",
                    "Give it one path without variables, or schedule it in code with the client.");
        }
        return path;
    }

    /**
     * The URL of a consumer: its own, or the one that is configured.
     *
     * @param basePath the application's
     */
    String of(ConsumerEndpoint endpoint, String basePath) {
        if (!endpoint.urls().isEmpty()) {
            return endpoint.urls().get(0);
        }
        String one = first(properties.publicUrl());
        return one == null ? of(path(endpoint), basePath) : one;
    }

    /** The URL of a path below the application's; of what is a URL already, itself. */
    String of(String path, String basePath) {
        if (!path.startsWith("/")) {
            return path;
        }
        String base = first(properties.publicBaseUrl());
        if (base == null) {
            throw new QStashStartException(
                    "A consumer is scheduled, and nothing says what the public URL of " + path + " is.",
                    "Set qstash.public-base-url (QSTASH_PUBLIC_BASE_URL).");
        }
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + cleaned(basePath) + path;
    }

    /** As Spring Boot takes it, to which {@code api}, {@code /api} and {@code /api/} are the same. */
    private static String cleaned(String basePath) {
        return StringUtils.trimTrailingCharacter(("/" + basePath).replaceAll("/+", "/"), '/');
    }

    private static @Nullable String first(@Nullable String urls) {
        return urls == null ? null : QStashProperties.separated(urls).get(0);
    }
}
