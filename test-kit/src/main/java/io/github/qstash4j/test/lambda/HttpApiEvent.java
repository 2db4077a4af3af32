package io.github.qstash4j.test.lambda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event of payload format 2.0: what stands in none of its fields is left out. */
final class HttpApiEvent {

    private HttpApiEvent() {}

    static Map<String, Object> of(FrontEndSettings settings, LambdaRequest request, Instant now) {
        Map<String, List<String>> headers = EventHeaders.of(settings, request);
        List<String> cookies = cookies(headers.remove("cookie"));
        Map<String, List<String>> query = EventQuery.decoded(request.query());
        EventBody body = EventBody.of(settings, request);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", settings.frontEnd() == FrontEnd.HTTP_API ? decoded(request) : request.path());
        event.put("rawQueryString", request.query());
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", EventHeaders.joined(headers, values -> String.join(",", values)));
        if (!query.isEmpty()) {
            event.put("queryStringParameters", EventHeaders.joined(query, values -> String.join(",", values)));
        }
        event.put("requestContext", context(settings, request, now));
        if (body.text() != null) {
            event.put("body", body.text());
        }
        event.put("isBase64Encoded", body.isBase64Encoded());
        return event;
    }

    private static Map<String, Object> context(FrontEndSettings settings, LambdaRequest request, Instant now) {
        String domain = domain(settings, request);
        boolean isApi = settings.frontEnd() == FrontEnd.HTTP_API;
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", isApi ? LambdaEvents.ACCOUNT : "anonymous");
        context.put("apiId", firstLabel(domain));
        context.put("domainName", domain);
        context.put("domainPrefix", firstLabel(domain));
        context.put("http", http(request));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", "$default");
        context.put("stage", settings.stage() == null ? "$default" : settings.stage());
        context.put("time", LambdaEvents.TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static Map<String, Object> http(LambdaRequest request) {
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", request.method());
        http.put("path", decoded(request));
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", EventHeaders.CALLER);
        String agent = request.header("User-Agent");
        http.put("userAgent", agent == null ? "" : agent);
        return http;
    }

    /** API Gateway decodes the path of an HTTP API, and drops what stands behind a question mark that comes out. */
    private static String decoded(LambdaRequest request) {
        return EventQuery.percentDecoded(request.path()).split("\\?", 2)[0];
    }

    static String domain(FrontEndSettings settings, LambdaRequest request) {
        String named = settings.domain() == null ? String.valueOf(request.header("Host")) : settings.domain();
        return named.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }

    static String firstLabel(String domain) {
        return domain.split("\\.", 2)[0];
    }

    private static List<String> cookies(@Nullable List<String> headers) {
        List<String> cookies = new ArrayList<>();
        if (headers != null) {
            for (String header : headers) {
                for (String cookie : header.split(";", -1)) {
                    cookies.add(cookie.strip());
                }
            }
        }
        return cookies;
    }
}
