package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.PayloadCodec;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;

/** JSON by the mapper that the application writes its own responses with. */
final class JsonMapperPayloadCodec implements PayloadCodec {

    private final JsonMapper mapper;

    JsonMapperPayloadCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Object decode(byte[] body, Type type) throws IOException {
        Object value = mapper.readValue(body, Argument.of(type));
        if (value == null) {
            throw new IOException("The payload is the JSON value null.");
        }
        return value;
    }

    @Override
    public byte[] encode(Object value) throws IOException {
        return mapper.writeValueAsBytes(value);
    }

    @Override
    public String contentType() {
        return "application/json";
    }
}
