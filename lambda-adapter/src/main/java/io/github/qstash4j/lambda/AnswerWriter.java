package io.github.qstash4j.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.qstash4j.receiver.ReceiverResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes the answer in the form that the front end reads. */
final class AnswerWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private AnswerWriter() {}

    static void write(ReceiverResponse response, EventShape shape, OutputStream out) throws IOException {
        AnswerBody body = AnswerBody.of(response);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", response.status());
            if (shape == EventShape.LOAD_BALANCER_MULTI_VALUE) {
                json.writeObjectFieldStart("multiValueHeaders");
                for (Map.Entry<String, String> header : response.headers().entrySet()) {
                    json.writeArrayFieldStart(header.getKey());
                    json.writeString(header.getValue());
                    json.writeEndArray();
                }
            } else {
                json.writeObjectFieldStart("headers");
                for (Map.Entry<String, String> header : response.headers().entrySet()) {
                    json.writeStringField(header.getKey(), header.getValue());
                }
            }
            json.writeEndObject();
            json.writeStringField("body", body.text());
            json.writeBooleanField("isBase64Encoded", body.isBase64());
            json.writeEndObject();
        }
    }
}
