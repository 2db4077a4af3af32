package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.message.Response;

/** A dead letter as the REST API shows it: the message, and the last response to it. */
final class DeadLetterJson {

    private DeadLetterJson() {}

    /** About how much memory it takes. */
    static long bytes(DeadLetter letter) {
        return MessageJson.bytes(letter.message(), letter.lastAnswer());
    }

    static ObjectNode of(DeadLetter letter) {
        ObjectNode json = MessageJson.of(letter.message());
        json.put("dlqId", letter.dlqId());
        if (letter.lastAnswer() instanceof Response response) {
            json.put("responseStatus", response.status());
            MessageJson.putHeaders(json, "responseHeader", response.headers());
            MessageJson.putBody(json, "responseBody", response.body());
        } else {
            // Some clients cannot do without a status.
            json.put("responseStatus", 0);
        }
        return json;
    }
}
