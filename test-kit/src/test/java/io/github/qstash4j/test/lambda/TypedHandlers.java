package io.github.qstash4j.test.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.util.List;
import java.util.Map;

/** Handlers of AWS's own event classes, which tell what they have read. */
public final class TypedHandlers {

    /** The REST API's. */
    public APIGatewayProxyResponseEvent rest(APIGatewayProxyRequestEvent event) {
        String read = String.join(
                " ",
                event.getHttpMethod(),
                event.getPath(),
                event.getRequestContext().getPath(),
                event.getRequestContext().getStage(),
                event.getRequestContext().getIdentity().getSourceIp(),
                event.getHeaders().get("X-Trace"),
                String.valueOf(event.getMultiValueHeaders().get("X-Trace")),
                event.getQueryStringParameters().get("q"),
                String.valueOf(event.getMultiValueQueryStringParameters().get("q")),
                event.getPathParameters().get("proxy"),
                event.getIsBase64Encoded().toString(),
                event.getBody());
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(202)
                .withHeaders(Map.of("X-Answer", "rest"))
                .withIsBase64Encoded(false)
                .withBody(read);
    }

    /** The HTTP API's and the function URL's. */
    public APIGatewayV2HTTPResponse http(APIGatewayV2HTTPEvent event) {
        String read = String.join(
                " ",
                event.getVersion(),
                event.getRequestContext().getHttp().getMethod(),
                event.getRawPath(),
                event.getRawQueryString(),
                event.getRequestContext().getDomainName(),
                event.getRequestContext().getStage(),
                event.getRequestContext().getHttp().getSourceIp(),
                event.getHeaders().get("x-trace"),
                event.getQueryStringParameters().get("q"),
                event.getCookies().toString(),
                Boolean.toString(event.getIsBase64Encoded()),
                event.getBody());
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(202)
                .withHeaders(Map.of("X-Answer", "http"))
                .withCookies(List.of("c=1", "d=2"))
                .withBody(read)
                .build();
    }

    /** The load balancer's, of both kinds. */
    public ApplicationLoadBalancerResponseEvent alb(ApplicationLoadBalancerRequestEvent event) {
        boolean multiple = event.getHeaders() == null;
        String read = String.join(
                " ",
                event.getHttpMethod(),
                event.getPath(),
                Boolean.toString(
                        event.getRequestContext().getElb().getTargetGroupArn().startsWith("arn:")),
                multiple
                        ? String.valueOf(event.getMultiValueHeaders().get("x-trace"))
                        : event.getHeaders().get("x-trace"),
                multiple
                        ? String.valueOf(
                                event.getMultiValueQueryStringParameters().get("q"))
                        : event.getQueryStringParameters().get("q"),
                Boolean.toString(event.getIsBase64Encoded()),
                event.getBody());
        ApplicationLoadBalancerResponseEvent answer = new ApplicationLoadBalancerResponseEvent();
        answer.setStatusCode(202);
        answer.setHeaders(Map.of("X-Answer", "alb"));
        answer.setMultiValueHeaders(Map.of("X-Answer", List.of("alb")));
        answer.setBody(read);
        return answer;
    }
}
