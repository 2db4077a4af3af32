package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.Accepted;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.DeadLetterQueue;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.message.Publication;
import java.util.List;

/**
 * {@code POST /v2/dlq/retry}: publishes messages of the dead letter queue again, which leave the queue. The options in
 * the call's headers replace those that they were published with. When one of the given ids is not there, nothing is
 * published.
 */
final class RetryDeadLetters implements Action {

    private final Engine engine;

    RetryDeadLetters(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        Republication republication = new Republication(call.request().headers());
        DeadLetterQueue queue = engine.deadLetterQueue();
        DeadLetterSelection selection = DeadLetterSelection.of(call);
        for (String id : selection.ids()) {
            if (DeadLetterSelection.find(queue, selection.owner(), id) == null) {
                throw DeadLetterSelection.notFound(id);
            }
        }
        List<DeadLetter> letters = selection.find(queue);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        selection.putCursor(json, letters);
        ArrayNode responses = json.putArray("responses");
        List<DeadLetter> page =
                letters.subList(0, Math.min(letters.size(), selection.page().count()));
        // All of them before the first is published, so that a refusal changes nothing.
        List<Publication> publications =
                page.stream().map(letter -> republication.of(letter.message())).toList();
        for (int i = 0; i < page.size(); i++) {
            Accepted accepted = engine.retry(page.get(i), publications.get(i));
            if (accepted != null) {
                responses.addObject().put("messageId", accepted.messageId());
            }
        }
        return ApiResponse.json(201, json);
    }
}
