package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a load balancer, as {@code aws-lambda-java-events} has them. */
final class LoadBalancerHandler
        implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> {

    private final QStashFunction function;

    LoadBalancerHandler(QStashFunction function) {
        this.function = function;
    }

    @Override
    public ApplicationLoadBalancerResponseEvent handleRequest(
            ApplicationLoadBalancerRequestEvent event, Context context) {
        HttpEvent request = request(event);
        ReceiverResponse response = function.answer(request, context);
        AnswerBody body = AnswerBody.of(response);
        ApplicationLoadBalancerResponseEvent answer = new ApplicationLoadBalancerResponseEvent();
        answer.setStatusCode(response.status());
        answer.setBody(body.text());
        answer.setIsBase64Encoded(body.isBase64());
        if (request.shape() == EventShape.LOAD_BALANCER_MULTI_VALUE) {
            Map<String, List<String>> headers = new HashMap<>();
            response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            answer.setMultiValueHeaders(headers);
        } else {
            answer.setHeaders(response.headers());
        }
        return answer;
    }

    private static HttpEvent request(@Nullable ApplicationLoadBalancerRequestEvent event) {
        if (event == null
                || event.getRequestContext() == null
                || event.getRequestContext().getElb() == null) {
            throw new UnsupportedEventException(OtherEvents.wrongHandler(
                    "loadBalancer",
                    "no request of a load balancer: use QStashLambda.rest or QStashLambda.http behind API Gateway,"
                            + " or QStashStreamHandler, which takes all"));
        }
        EventParts parts = new EventParts();
        parts.path = event.getPath();
        parts.headers = event.getHeaders();
        parts.multiValueHeaders = event.getMultiValueHeaders();
        parts.parameters = event.getQueryStringParameters();
        parts.multiValueParameters = event.getMultiValueQueryStringParameters();
        parts.body = event.getBody();
        parts.isBase64 = event.getIsBase64Encoded();
        return parts.loadBalancer();
    }
}
