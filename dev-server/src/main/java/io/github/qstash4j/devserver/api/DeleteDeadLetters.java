package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.DeadLetterQueue;
import java.util.List;

/**
 * {@code DELETE /v2/dlq}: takes messages out of the dead letter queue; ids that are not there are passed over.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/dlq/deleteMessages">Delete multiple messages from the DLQ</a>
 */
final class DeleteDeadLetters implements Action {

    private final DeadLetterQueue queue;

    DeleteDeadLetters(DeadLetterQueue queue) {
        this.queue = queue;
    }

    @Override
    public ApiResponse handle(Call call) {
        DeadLetterSelection selection = DeadLetterSelection.of(call);
        List<DeadLetter> letters = selection.find(queue);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(
                "deleted",
                letters.stream()
                        .limit(selection.page().count())
                        .filter(letter -> queue.remove(selection.owner(), letter.sequence()))
                        .count());
        selection.putCursor(json, letters);
        return ApiResponse.json(200, json);
    }
}
