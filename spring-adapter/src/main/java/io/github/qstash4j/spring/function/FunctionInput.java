package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.PayloadException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** A delivery as the message that a function is called with. */
final class FunctionInput {

    private FunctionInput() {}

    /**
     * With the request's headers, their names in lower case.
     *
     * @param type what the function takes as the payload
     * @throws PayloadException if the delivery's bytes are none
     */
    static Message<?> message(Delivery delivery, Type type) {
        Map<String, Object> headers = new HashMap<>();
        for (String name : delivery.headers().names()) {
            List<String> values = delivery.headers().all(name);
            headers.put(name, values.size() == 1 ? values.get(0) : values);
        }
        headers.put(QStashFunctions.DELIVERY, delivery);
        return MessageBuilder.withPayload(payload(delivery, type))
                .copyHeaders(headers)
                .build();
    }

    private static Object payload(Delivery delivery, Type type) {
        Class<?> raw = ResolvableType.forType(type).toClass();
        if (raw.isInstance(delivery) || raw == Void.class) {
            return delivery;
        } else if (raw == Callback.class) {
            return new VerifiedPayload(Callback.of(delivery));
        } else if (raw == FailureCallback.class) {
            return new VerifiedPayload(FailureCallback.of(delivery));
        } else if (raw == byte[].class) {
            return new VerifiedPayload(delivery.bytes());
        } else if (raw == String.class) {
            return new VerifiedPayload(delivery.text());
        }
        return new VerifiedPayload(delivery.payload(type));
    }
}
