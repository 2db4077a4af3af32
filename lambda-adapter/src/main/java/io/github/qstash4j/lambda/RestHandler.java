package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.github.qstash4j.receiver.ReceiverResponse;
import org.jspecify.annotations.Nullable;

/** Payload format 1.0, as {@code aws-lambda-java-events} has it. */
final class RestHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final QStashFunction function;

    RestHandler(QStashFunction function) {
        this.function = function;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        ReceiverResponse response = function.answer(request(event), context);
        AnswerBody body = AnswerBody.of(response);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(body.text())
                .withIsBase64Encoded(body.isBase64());
    }

    private static HttpEvent request(@Nullable APIGatewayProxyRequestEvent event) {
        if (event == null || event.getHttpMethod() == null) {
            throw new UnsupportedEventException(OtherEvents.wrongHandler(
                    "rest",
                    event != null && "2.0".equals(event.getVersion())
                            ? "one of an HTTP API or a function URL: use QStashLambda.http, or QStashStreamHandler,"
                                    + " which takes all"
                            : "no request of a REST API: use QStashStreamHandler, which says what it is"));
        }
        EventParts parts = new EventParts();
        parts.path = event.getPath();
        parts.headers = event.getHeaders();
        parts.multiValueHeaders = event.getMultiValueHeaders();
        parts.parameters = event.getQueryStringParameters();
        parts.multiValueParameters = event.getMultiValueQueryStringParameters();
        ProxyRequestContext context = event.getRequestContext();
        if (context != null) {
            if (isOfLoadBalancer(context)) {
                throw new UnsupportedEventException(
                        OtherEvents.wrongHandler("rest", "one of a load balancer: use QStashLambda.loadBalancer"));
            }
            parts.domain = context.getDomainName();
            parts.contextPath = context.getPath();
            parts.stage = context.getStage();
        }
        parts.body = event.getBody();
        parts.isBase64 = Boolean.TRUE.equals(event.getIsBase64Encoded());
        return parts.rest();
    }

    /** Its events have the members of payload format 1.0, but for what API Gateway tells of itself. */
    private static boolean isOfLoadBalancer(ProxyRequestContext context) {
        return context.getApiId() == null && context.getStage() == null && context.getRequestId() == null;
    }
}
