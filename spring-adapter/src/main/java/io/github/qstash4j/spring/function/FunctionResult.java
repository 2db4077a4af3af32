package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/** What a function has returned, as an outcome. */
final class FunctionResult {

    private FunctionResult() {}

    /** Null for nothing. */
    static @Nullable Outcome outcome(@Nullable Object result) {
        if (result instanceof Message<?> message) {
            return ofMessage(message);
        } else if (result instanceof List<?> several && several.stream().anyMatch(Message.class::isInstance)) {
            return ofSeveral(several);
        }
        return result == null || result instanceof Outcome ? (Outcome) result : Outcome.acknowledge(result);
    }

    /** With the status that Spring Cloud Function lets a message have. */
    private static @Nullable Outcome ofMessage(Message<?> message) {
        Object payload = message.getPayload();
        int status = status(message.getHeaders().get(QStashFunctions.STATUS));
        if (payload instanceof Outcome || (status >= 200 && status <= 299)) {
            return outcome(payload);
        }
        return status == ReceiverResponse.NON_RETRYABLE ? Outcome.reject(text(payload)) : Outcome.retry();
    }

    /** All of them have to be successes, and none of their headers is content. */
    private static @Nullable Outcome ofSeveral(List<?> several) {
        if (several.size() == 1) {
            return outcome(several.get(0));
        }
        List<Object> contents = new ArrayList<>();
        for (Object each : several) {
            Outcome outcome = outcome(each);
            if (outcome != null && !(outcome instanceof Outcome.Acknowledge)) {
                return outcome;
            }
            contents.add(each instanceof Message<?> message ? message.getPayload() : each);
        }
        return Outcome.acknowledge(contents);
    }

    /** One that cannot be read is no success. */
    private static int status(@Nullable Object header) {
        if (header == null) {
            return 200;
        }
        try {
            return Integer.parseInt(header.toString());
        } catch (NumberFormatException e) {
            return 500;
        }
    }

    private static String text(Object payload) {
        return payload instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : payload.toString();
    }
}
