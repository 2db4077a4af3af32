package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The answers that the stream handler writes are JSON, whatever stands in them. */
class AnswerWriterTest {

    private static JsonNode written(ReceiverResponse response, EventShape shape) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnswerWriter.write(response, shape, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @Test
    void every_character_of_a_body_comes_back() throws IOException {
        StringBuilder all = new StringBuilder("\\u0041 😀 \u2028");
        for (char letter = 0; letter < 0x180; letter++) {
            all.append(letter);
        }
        JsonNode answer =
                written(ReceiverResponse.of(200, Map.of(), all.toString().getBytes(UTF_8)), EventShape.HTTP);
        assertThat(answer.get("body").textValue()).isEqualTo(all.toString());
        assertThat(answer.get("isBase64Encoded").booleanValue()).isFalse();
    }

    @Test
    void headers_have_the_form_that_the_front_end_reads() throws IOException {
        ReceiverResponse response =
                ReceiverResponse.of(503, Map.of("Retry-After", "7", "X-Quoted", "\"a\\"), new byte[0]);
        JsonNode single = written(response, EventShape.REST);
        assertThat(single.get("statusCode").intValue()).isEqualTo(503);
        assertThat(single.get("headers").get("Retry-After").textValue()).isEqualTo("7");
        assertThat(single.get("headers").get("X-Quoted").textValue()).isEqualTo("\"a\\");
        JsonNode lists = written(response, EventShape.LOAD_BALANCER_MULTI_VALUE);
        assertThat(lists.has("headers")).isFalse();
        assertThat(lists.get("multiValueHeaders").get("Retry-After").get(0).textValue())
                .isEqualTo("7");
        assertThat(lists.get("multiValueHeaders").get("X-Quoted").get(0).textValue())
                .isEqualTo("\"a\\");
    }
}
