package io.github.qstash4j.lambda.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.github.qstash4j.lambda.QStashLambda;

/** One function for all endpoints, with typed events of payload format 1.0. */
public final class RestEndpoints implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final Endpoints<RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>> endpoints =
            new Endpoints<>(QStashLambda::rest);

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return endpoints.at(event.getPath()).handleRequest(event, context);
    }
}
