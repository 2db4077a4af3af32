package io.github.qstash4j.client.provider;

import java.util.Collection;
import java.util.Map;

/** Refuses what a provider would refuse minutes later, when nobody is there to see it. */
final class RequestBody {

    private RequestBody() {}

    /** A JSON object, as far as the type tells. */
    static Object checkObject(String option, Object value) {
        checkNotText(option, value);
        if (value instanceof Collection || value.getClass().isArray()) {
            throw new IllegalArgumentException(option + " must be one JSON object, but is a list.");
        }
        return value;
    }

    static void checkNotText(String option, Object value) {
        if (value instanceof CharSequence) {
            throw new IllegalArgumentException(option
                    + " is text, which would be sent as a JSON string; give a Map or a record, or set JSON text with"
                    + " text(...) and contentType(\"application/json\") on the message.");
        }
    }

    /** A callback gets one response, so there is nobody to read a stream. */
    static void checkNoStream(String option, Object value) {
        if (value instanceof Map<?, ?> members && Boolean.TRUE.equals(members.get("stream"))) {
            throw new IllegalArgumentException(
                    option + " asks for a stream, which QStash cannot pass on to a callback; remove stream.");
        }
    }
}
