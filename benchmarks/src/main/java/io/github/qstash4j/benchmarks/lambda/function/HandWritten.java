package io.github.qstash4j.benchmarks.lambda.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/** The same job without us: the event's class, and java-jwt. */
public final class HandWritten implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HandWrittenCheck check = new HandWrittenCheck(System.getenv());

    /** Made by the runtime client. */
    public HandWritten() {
        // The field is all.
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        byte[] body = HandWrittenCheck.body(event);
        return HandWrittenCheck.answer(check.isGenuine(event, body) ? 200 : 401);
    }
}
