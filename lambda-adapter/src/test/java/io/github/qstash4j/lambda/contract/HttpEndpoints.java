package io.github.qstash4j.lambda.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.qstash4j.lambda.QStashLambda;

/** One function for all endpoints, with typed events of payload format 2.0. */
public final class HttpEndpoints implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Endpoints<RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> endpoints =
            new Endpoints<>(QStashLambda::http);

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return endpoints.at(event.getRawPath()).handleRequest(event, context);
    }
}
