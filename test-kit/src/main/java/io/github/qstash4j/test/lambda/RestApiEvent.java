package io.github.qstash4j.test.lambda;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event of a REST API: what stands in none of its fields is null, and not left out. */
final class RestApiEvent {

    private static final List<String> UNKNOWN_IDENTITY = List.of(
            "cognitoIdentityPoolId",
            "accountId",
            "cognitoIdentityId",
            "caller",
            "principalOrgId",
            "accessKey",
            "cognitoAuthenticationType",
            "cognitoAuthenticationProvider",
            "userArn",
            "user");

    private RestApiEvent() {}

    static Map<String, @Nullable Object> of(FrontEndSettings settings, LambdaRequest request, Instant now) {
        Map<String, List<String>> headers = EventHeaders.of(settings, request);
        Map<String, List<String>> query = EventQuery.decoded(request.query());
        EventBody body = EventBody.of(settings, request);
        String resource = request.path().substring(settings.prefix().length());
        boolean atRoot = resource.length() < 2;
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("resource", atRoot ? "/" : "/{proxy+}");
        event.put("path", settings.stage() == null ? request.path() : atRoot ? "/" : resource);
        event.put("httpMethod", request.method());
        event.put("headers", EventHeaders.joined(headers, EventHeaders::last));
        event.put("multiValueHeaders", headers);
        event.put("queryStringParameters", query.isEmpty() ? null : EventHeaders.joined(query, EventHeaders::last));
        event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
        event.put("pathParameters", atRoot ? null : Map.of("proxy", resource.substring(1)));
        event.put("stageVariables", null);
        event.put("requestContext", context(settings, request, now, atRoot));
        event.put("body", body.text());
        event.put("isBase64Encoded", body.isBase64Encoded());
        return event;
    }

    private static Map<String, @Nullable Object> context(
            FrontEndSettings settings, LambdaRequest request, Instant now, boolean atRoot) {
        String domain = HttpApiEvent.domain(settings, request);
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("resourceId", "local1");
        context.put("resourcePath", atRoot ? "/" : "/{proxy+}");
        context.put("httpMethod", request.method());
        context.put("extendedRequestId", UUID.randomUUID().toString().substring(0, 15) + "=");
        context.put("requestTime", LambdaEvents.TIME.format(now));
        context.put("path", request.path());
        context.put("accountId", LambdaEvents.ACCOUNT);
        context.put("protocol", "HTTP/1.1");
        context.put("stage", settings.stage() == null ? "prod" : settings.stage());
        context.put("domainPrefix", HttpApiEvent.firstLabel(domain));
        context.put("requestTimeEpoch", now.toEpochMilli());
        context.put("requestId", UUID.randomUUID().toString());
        context.put("identity", identity(request));
        context.put("domainName", domain);
        context.put("apiId", HttpApiEvent.firstLabel(domain));
        return context;
    }

    private static Map<String, @Nullable Object> identity(LambdaRequest request) {
        Map<String, @Nullable Object> identity = new LinkedHashMap<>();
        UNKNOWN_IDENTITY.forEach(name -> identity.put(name, null));
        identity.put("sourceIp", EventHeaders.CALLER);
        identity.put("userAgent", request.header("User-Agent"));
        return identity;
    }
}
