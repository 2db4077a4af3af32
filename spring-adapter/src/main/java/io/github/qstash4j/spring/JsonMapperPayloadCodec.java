package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.PayloadCodec;
import java.io.IOException;
import java.lang.reflect.Type;
import tools.jackson.databind.json.JsonMapper;

/** JSON by the mapper that the application writes its own responses with. */
final class JsonMapperPayloadCodec implements PayloadCodec {

    private final JsonMapper mapper;

    JsonMapperPayloadCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Object decode(byte[] body, Type type) throws IOException {
        Object value = mapper.readValue(body, mapper.constructType(type));
        if (value == null) {
            throw new IOException("The payload is the JSON value null.");
        }
        return value;
    }

    @Override
    public byte[] encode(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    @Override
    public String contentType() {
        return "application/json";
    }
}
