package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payload format 2.0, as {@code aws-lambda-java-events} has it. */
final class HttpHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final QStashFunction function;

    HttpHandler(QStashFunction function) {
        this.function = function;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        ReceiverResponse response = function.answer(request(event), context);
        AnswerBody body = AnswerBody.of(response);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(body.text())
                .withIsBase64Encoded(body.isBase64())
                .build();
    }

    private static HttpEvent request(@Nullable APIGatewayV2HTTPEvent event) {
        RequestContext context = event == null ? null : event.getRequestContext();
        if (event == null || (event.getRawPath() == null && (context == null || context.getHttp() == null))) {
            throw new UnsupportedEventException(
                    OtherEvents.wrongHandler(
                            "http",
                            "no request with payload format 2.0: use QStashLambda.rest behind a REST API,"
                                    + " QStashLambda.loadBalancer behind a load balancer, or QStashStreamHandler, which takes all"));
        }
        EventParts parts = new EventParts();
        parts.rawPath = event.getRawPath();
        parts.rawQuery = event.getRawQueryString();
        parts.headers = event.getHeaders();
        List<String> cookies = event.getCookies();
        if (cookies != null) {
            parts.cookies = cookies;
        }
        if (context != null) {
            parts.domain = context.getDomainName();
            parts.stage = context.getStage();
        }
        parts.body = event.getBody();
        parts.isBase64 = event.getIsBase64Encoded();
        return parts.http();
    }
}
