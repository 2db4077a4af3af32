package io.github.qstash4j.spring.webflux;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.ClassUtils;
import reactor.netty.http.server.HttpServerRequest;

/** The path and query of a request as they stood in it, whatever {@code X-Forwarded-Prefix} has made of them since. */
final class RequestTarget {

    private static final boolean ON_NETTY = isPresent("reactor.netty.http.server.HttpServerRequest");
    private static final boolean ON_SERVLETS = isPresent("jakarta.servlet.http.HttpServletRequest");

    private RequestTarget() {}

    static String of(ServerHttpRequest request) {
        Object received = asReceived(request);
        String target = ON_NETTY ? Netty.target(received) : null;
        if (target == null && ON_SERVLETS) {
            target = Servlets.target(received);
        }
        return target != null && target.startsWith("/") ? target : withinApplication(request);
    }

    /** A prefix that somebody forwards is no part of the path within the application, whatever the server. */
    private static String withinApplication(ServerHttpRequest request) {
        return withQuery(
                request.getPath().pathWithinApplication().value(),
                request.getURI().getRawQuery());
    }

    /** A request that a test made up has not been received by anybody. */
    private static @Nullable Object asReceived(ServerHttpRequest request) {
        try {
            return ServerHttpRequestDecorator.getNativeRequest(request);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    private static String withQuery(String path, @Nullable String query) {
        return query == null ? path : path + "?" + query;
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, RequestTarget.class.getClassLoader());
    }

    /** Is loaded only where there is such a server. */
    private static final class Netty {

        static @Nullable String target(@Nullable Object request) {
            return request instanceof HttpServerRequest netty ? netty.uri() : null;
        }
    }

    /** The same. */
    private static final class Servlets {

        static @Nullable String target(@Nullable Object request) {
            return request instanceof HttpServletRequest servlet
                    ? withQuery(servlet.getRequestURI(), servlet.getQueryString())
                    : null;
        }
    }
}
