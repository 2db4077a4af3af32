package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.receiver.ReceiverResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes the answer in the form that the front end reads. */
final class AnswerWriter {

    private static final String HEXADECIMAL = "0123456789abcdef";

    private final StringBuilder json = new StringBuilder(256);

    private AnswerWriter() {}

    static void write(ReceiverResponse response, EventShape shape, OutputStream out) throws IOException {
        AnswerWriter writer = new AnswerWriter();
        writer.write(response, shape == EventShape.LOAD_BALANCER_MULTI_VALUE);
        out.write(writer.json.toString().getBytes(UTF_8));
    }

    private void write(ReceiverResponse response, boolean inLists) {
        json.append("{\"statusCode\":").append(response.status());
        json.append(inLists ? ",\"multiValueHeaders\":{" : ",\"headers\":{");
        String separator = "";
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            json.append(separator);
            quote(header.getKey());
            json.append(inLists ? ":[" : ":");
            quote(header.getValue());
            json.append(inLists ? "]" : "");
            separator = ",";
        }
        AnswerBody body = AnswerBody.of(response);
        json.append("},\"body\":");
        quote(body.text());
        json.append(",\"isBase64Encoded\":").append(body.isBase64()).append('}');
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append("\\u00").append(letter < 16 ? '0' : '1').append(HEXADECIMAL.charAt(letter & 15));
            } else {
                json.append(letter);
            }
        }
        json.append('"');
    }
}
