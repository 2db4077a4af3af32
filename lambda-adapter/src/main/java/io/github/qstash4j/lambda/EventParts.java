package io.github.qstash4j.lambda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of an event that say what was requested, whichever front end has written it. */
final class EventParts {

    final Set<String> members = new LinkedHashSet<>();

    @Nullable String source;

    @Nullable String version;

    @Nullable String httpMethod;

    @Nullable String path;

    @Nullable String rawPath;

    @Nullable String rawQuery;

    @Nullable Map<String, ? extends @Nullable String> headers;

    @Nullable Map<String, ? extends @Nullable List<String>> multiValueHeaders;

    @Nullable Map<String, ? extends @Nullable String> parameters;

    @Nullable Map<String, ? extends @Nullable List<String>> multiValueParameters;

    List<String> cookies = List.of();

    @Nullable String domain;

    @Nullable String contextPath;

    @Nullable String stage;

    boolean isLoadBalancer;
    boolean isPayload2;
    boolean isWebSocket;

    @Nullable String body;

    boolean isBase64;

    /**
     * The request.
     *
     * @throws UnsupportedEventException if there is none
     */
    HttpEvent event() {
        if (isLoadBalancer) {
            return loadBalancer();
        } else if (isWebSocket) {
            throw new UnsupportedEventException(OtherEvents.webSocket());
        } else if (!OtherEvents.isForAuthorizer(members)) {
            if (isPayload2 || (rawPath != null && "2.0".equals(version))) {
                return http();
            } else if (httpMethod != null) {
                return rest();
            }
        }
        throw new UnsupportedEventException(OtherEvents.described(source, members));
    }

    HttpEvent rest() {
        return new HttpEvent(
                EventShape.REST,
                PublicUrl.encoded(contextPath != null ? contextPath : path != null ? path : "/"),
                null,
                EventHeaders.merged(parameters, multiValueParameters),
                EventHeaders.merged(headers, multiValueHeaders),
                contextPath == null ? null : domain,
                stage,
                body,
                isBase64);
    }

    HttpEvent http() {
        Map<String, List<String>> all = EventHeaders.merged(headers, null);
        if (!cookies.isEmpty()) {
            all.putIfAbsent("cookie", List.of(String.join("; ", cookies)));
        }
        return new HttpEvent(
                EventShape.HTTP,
                PublicUrl.encoded(rawPath == null ? "/" : rawPath),
                rawQuery == null ? "" : rawQuery,
                null,
                all,
                domain,
                stage,
                body,
                isBase64);
    }

    HttpEvent loadBalancer() {
        return new HttpEvent(
                multiValueHeaders == null ? EventShape.LOAD_BALANCER : EventShape.LOAD_BALANCER_MULTI_VALUE,
                path == null ? "/" : path,
                null,
                decoded(EventHeaders.merged(parameters, multiValueParameters)),
                EventHeaders.merged(headers, multiValueHeaders),
                null,
                null,
                body,
                isBase64);
    }

    /** A load balancer tells parameters as they were sent. */
    private static Map<String, List<String>> decoded(Map<String, List<String>> parameters) {
        Map<String, List<String>> decoded = new HashMap<>();
        // Two names may be spellings of one, and none of their values must get lost.
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = decoded(parameter.getKey());
            List<String> values = new ArrayList<>(decoded.getOrDefault(name, List.of()));
            for (String value : parameter.getValue()) {
                values.add(decoded(value));
            }
            decoded.put(name, values);
        }
        return decoded;
    }

    /** What cannot be decoded equals nothing that was signed. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
