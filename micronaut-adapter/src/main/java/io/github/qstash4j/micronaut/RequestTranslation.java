package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.context.ServerHttpRequestContext;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of Micronaut's as the receiver sees it, but for its body. */
@Singleton
@Requires(classes = Router.class)
final class RequestTranslation {

    private final QStashConfiguration configuration;
    private final HttpHostResolver hosts;
    private final RequestQuery.@Nullable Source queries;

    RequestTranslation(
            QStashConfiguration configuration, HttpHostResolver hosts, RequestQuery.@Nullable Source queries) {
        this.configuration = configuration;
        this.hosts = hosts;
        this.queries = queries;
    }

    ReceiverRequest translate(HttpRequest<?> request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.getHeaders().forEach(headers::put);
        URI uri = request.getUri();
        RequestQuery better = queries == null ? null : queries.of(request);
        String query = better == null ? uri.getRawQuery() : better.raw();
        String target = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        ReceiverRequest translated =
                new ReceiverRequest(origin(request) + target, target, RequestHeaders.of(headers), DeliveryBody.empty());
        return better == null || better.decoded() == null ? translated : translated.withDecodedQuery(better.decoded());
    }

    /** The request itself, behind what filters have put around it. */
    static HttpRequest<?> innermost(HttpRequest<?> request) {
        HttpRequest<?> innermost = request;
        while (innermost instanceof HttpRequestWrapper<?> wrapper) {
            innermost = wrapper.getDelegate();
        }
        // A filter may go on with a copy of the request, which has no bytes.
        HttpRequest<?> original = innermost instanceof ServerHttpRequest<?> ? null : ServerHttpRequestContext.get();
        return original instanceof ServerHttpRequest<?> ? original : innermost;
    }

    /** The same with its bytes. */
    static ServerHttpRequest<?> server(HttpRequest<?> request) {
        return (ServerHttpRequest<?>) innermost(request);
    }

    /** Without {@code X-Forwarded-Host} and the like, unless the application believes them. */
    private String origin(HttpRequest<?> request) {
        if (configuration.forwardedHeaders()) {
            return hosts.resolve(request);
        }
        String host = request.getHeaders().get(HttpHeaders.HOST);
        return host == null ? "" : (request.isSecure() ? "https://" : "http://") + host;
    }
}
