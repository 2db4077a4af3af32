package io.github.qstash4j.receiver;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;

/**
 * JSON by Jackson 2, with every Jackson module on the class path. Unknown members are ignored, so that senders can
 * change first.
 */
final class JacksonPayloadCodec implements PayloadCodec {

    @Override
    public Object decode(byte[] body, Type type) throws IOException {
        Object value = Mapper.INSTANCE.readValue(body, Mapper.INSTANCE.constructType(type));
        if (value == null) {
            throw new IOException("The payload is the JSON value null.");
        }
        return value;
    }

    @Override
    public byte[] encode(Object value) throws IOException {
        return Mapper.INSTANCE.writeValueAsBytes(value);
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    /** Made when the first payload is asked for: who reads bytes does not pay for it at a cold start. */
    private static final class Mapper {

        static final JsonMapper INSTANCE = JsonMapper.builder()
                .findAndAddModules()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
