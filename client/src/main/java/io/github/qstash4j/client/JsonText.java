package io.github.qstash4j.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON out and in. Jackson is an implementation detail: no type of it is visible to a user of the client. */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    static byte[] write(String option, Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    option + " cannot write a " + value.getClass().getName() + " as JSON: " + e.getOriginalMessage(),
                    e);
        }
    }

    /** A missing node for an empty text. */
    static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }
}
