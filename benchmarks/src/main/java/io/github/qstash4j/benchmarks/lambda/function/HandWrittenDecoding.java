package io.github.qstash4j.benchmarks.lambda.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** {@link HandWritten} with a payload, read by a mapper that is configured as the receiver's. */
public final class HandWrittenDecoding implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HandWrittenCheck check = new HandWrittenCheck(System.getenv());
    private final ObjectMapper mapper = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Made by the runtime client. */
    public HandWrittenDecoding() {
        // The fields are all.
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        byte[] body = HandWrittenCheck.body(event);
        if (!check.isGenuine(event, body)) {
            return HandWrittenCheck.answer(401);
        }
        try {
            Order order = mapper.readValue(body, Order.class);
            return HandWrittenCheck.answer(order.items().isEmpty() ? 489 : 200);
        } catch (IOException e) {
            return HandWrittenCheck.answer(489);
        }
    }
}
