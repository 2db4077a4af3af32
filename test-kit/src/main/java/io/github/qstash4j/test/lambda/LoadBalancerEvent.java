package io.github.qstash4j.test.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The event of a load balancer, which decodes nothing and has no empty fields. */
final class LoadBalancerEvent {

    private static final String TARGET_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:" + LambdaEvents.ACCOUNT + ":targetgroup/local/0123456789abcdef";

    private LoadBalancerEvent() {}

    static Map<String, Object> of(FrontEndSettings settings, LambdaRequest request) {
        Map<String, List<String>> headers = EventHeaders.of(settings, request);
        Map<String, List<String>> query = EventQuery.asSent(request.query());
        EventBody body = EventBody.of(settings, request);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("requestContext", Map.of("elb", Map.of("targetGroupArn", TARGET_GROUP)));
        event.put("httpMethod", request.method());
        event.put("path", request.path());
        if (settings.frontEnd() == FrontEnd.ALB_MULTI_VALUE) {
            event.put("multiValueQueryStringParameters", query);
            event.put("multiValueHeaders", headers);
        } else {
            event.put("queryStringParameters", EventHeaders.joined(query, EventHeaders::last));
            event.put("headers", EventHeaders.joined(headers, EventHeaders::last));
        }
        event.put("body", String.valueOf(body.text()));
        event.put("isBase64Encoded", body.isBase64Encoded());
        return event;
    }
}
