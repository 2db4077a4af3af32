package io.github.qstash4j.micronaut;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.net.URI;

/** The URL that a request was sent to, as far as it says so itself. */
@Singleton
final class RequestUrl {

    private final QStashConfiguration configuration;
    private final HttpHostResolver hosts;

    RequestUrl(QStashConfiguration configuration, HttpHostResolver hosts) {
        this.configuration = configuration;
        this.hosts = hosts;
    }

    /** Without {@code X-Forwarded-Host} and the like, unless the application believes them. */
    String of(HttpRequest<?> request) {
        if (configuration.forwardedHeaders()) {
            return hosts.resolve(request) + target(request);
        }
        String host = request.getHeaders().get(HttpHeaders.HOST);
        String scheme = request.isSecure() ? "https://" : "http://";
        return host == null ? target(request) : scheme + host + target(request);
    }

    /** Path and query as they stand in the request. */
    static String target(HttpRequest<?> request) {
        URI uri = request.getUri();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
