package io.github.qstash4j.receiver.consumer;

import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.UrlCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The URLs that consumers have in public, as far as the configuration knows.
 *
 * @param publicBaseUrl {@code qstash.public-base-url}: one or several, separated by white space
 * @param publicUrl {@code qstash.public-url}: one or several, separated by white space
 * @param urlCheck {@code qstash.url-check}
 */
public record ConsumerUrls(
        @Nullable String publicBaseUrl,
        @Nullable String publicUrl,
        @Nullable UrlCheck urlCheck) {

    /** Has a receiver accept deliveries to these URLs, or to those that its consumer has of its own. */
    void bind(ReceiverBuilder receiver, List<String> own) {
        if (!own.isEmpty()) {
            receiver.publicUrls(own);
            return;
        }
        if (publicBaseUrl != null) {
            receiver.publicBaseUrls(separated(publicBaseUrl));
        }
        if (publicUrl != null) {
            receiver.publicUrls(separated(publicUrl));
        }
        if (urlCheck != null) {
            receiver.urlCheck(urlCheck);
        }
    }

    /**
     * The one path of a consumer, below the application's.
     *
     * @throws QStashStartException if it has several
     */
    public String path(ConsumerEndpoint endpoint) {
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
     * @throws QStashStartException if nothing says what it is
     */
    public String of(ConsumerEndpoint endpoint, String basePath) {
        if (!endpoint.urls().isEmpty()) {
            return endpoint.urls().get(0);
        }
        String one = publicUrl;
        return one == null ? of(path(endpoint), basePath) : separated(one).get(0);
    }

    /**
     * The URL of a path below the application's; of what is a URL already, itself.
     *
     * @throws QStashStartException if nothing says what it is
     */
    public String of(String path, String basePath) {
        if (!path.startsWith("/")) {
            return path;
        }
        if (publicBaseUrl == null) {
            throw new QStashStartException(
                    "A consumer is scheduled, and nothing says what the public URL of " + path + " is.",
                    "Set qstash.public-base-url (QSTASH_PUBLIC_BASE_URL).");
        }
        return withoutSlash(separated(publicBaseUrl).get(0)) + cleaned(basePath) + path;
    }

    /** To frameworks {@code api}, {@code /api} and {@code /api/} are the same. */
    private static String cleaned(String basePath) {
        return withoutSlash(("/" + basePath).replaceAll("/+", "/"));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** No URL holds white space. */
    private static List<String> separated(String urls) {
        return List.of(urls.strip().split("\\s+"));
    }
}
