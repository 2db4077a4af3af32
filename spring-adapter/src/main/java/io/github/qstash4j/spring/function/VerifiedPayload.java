package io.github.qstash4j.spring.function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConverter;

/**
 * What a delivery was decoded to, in a form that Spring Cloud Function hands on as it is: bytes and texts that look
 * like a JSON array it would take apart, and call the function for each element.
 */
final class VerifiedPayload {

    private final Object value;

    VerifiedPayload(Object value) {
        this.value = value;
    }

    /** Nothing of a payload. */
    @Override
    public String toString() {
        return "VerifiedPayload";
    }

    /** Unpacks it where Spring Cloud Function converts payloads. */
    static final class Converter implements MessageConverter, Ordered {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public @Nullable Object fromMessage(Message<?> message, Class<?> wanted) {
            return message.getPayload() instanceof VerifiedPayload payload && wanted.isInstance(payload.value)
                    ? payload.value
                    : null;
        }

        @Override
        public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
            return null;
        }
    }
}
