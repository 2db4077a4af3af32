package io.github.qstash4j.client;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the messages of a batch as QStash wants them: a JSON array, with each body as a string. */
final class BatchRequest {

    private BatchRequest() {}

    static MessageBody write(List<OutgoingMessage> messages) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            entries.add(entry(messages.get(i), i));
        }
        return new MessageBody(JsonText.write("batch", entries), "application/json");
    }

    private static Map<String, Object> entry(OutgoingMessage message, int index) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("destination", message.destination().text());
        if (message.queue() != null) {
            entry.put("queue", message.queue());
        }
        entry.put("headers", message.headers());
        if (message.body().length() > 0) {
            entry.put("body", text(message.body(), index));
        }
        return entry;
    }

    private static String text(MessageBody body, int index) {
        try {
            return body.text();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "batch: the body of message " + index + " (counted from 0) is not UTF-8 text, and a batch carries"
                            + " only text; publish this message by itself.",
                    e);
        }
    }
}
