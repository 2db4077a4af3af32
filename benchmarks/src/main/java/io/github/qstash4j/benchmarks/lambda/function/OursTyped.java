package io.github.qstash4j.benchmarks.lambda.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.qstash4j.lambda.QStashLambda;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;

/** Our typed handler. */
public final class OursTyped implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
            QStashLambda.http(QStashLambda.receiver(), OursTyped::take);

    /** Made by the runtime client. */
    public OursTyped() {
        // The field is all.
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return handler.handleRequest(event, context);
    }

    private static Outcome take(Delivery delivery) {
        return Outcome.acknowledge();
    }
}
