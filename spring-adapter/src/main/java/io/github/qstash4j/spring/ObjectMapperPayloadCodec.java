package io.github.qstash4j.spring;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.receiver.PayloadCodec;
import java.io.IOException;
import java.lang.reflect.Type;

/** JSON by the Jackson 2 mapper that an application on Spring Boot 3 writes its own responses with. */
final class ObjectMapperPayloadCodec implements PayloadCodec {

    private final ObjectMapper mapper;

    ObjectMapperPayloadCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Object decode(byte[] body, Type type) throws IOException {
        Object value = mapper.readerFor(mapper.constructType(type))
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // as Jackson 3 has it
                .readValue(body);
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
