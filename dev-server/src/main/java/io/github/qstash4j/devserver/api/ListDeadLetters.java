package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.DeadLetterQueue;
import java.util.List;

/**
 * {@code GET /v2/dlq}: the caller's messages that failed for good, earliest first unless the call wants it otherwise.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/dlq/listMessages">List messages in the DLQ</a>
 */
final class ListDeadLetters implements Action {

    private final DeadLetterQueue queue;

    ListDeadLetters(DeadLetterQueue queue) {
        this.queue = queue;
    }

    @Override
    public ApiResponse handle(Call call) {
        DeadLetterSelection selection = DeadLetterSelection.listed(call);
        List<DeadLetter> letters = selection.find(queue);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = json.putArray("messages");
        int shown = selection.page().fitting(letters, DeadLetterJson::bytes);
        letters.stream().limit(shown).map(DeadLetterJson::of).forEach(messages::add);
        if (letters.size() > shown) {
            json.put("cursor", letters.get(shown - 1).dlqId());
        }
        return ApiResponse.json(200, json);
    }
}
