package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.DeadLetterQueue;

/**
 * {@code DELETE /v2/dlq/{dlqId}}: takes one message out of the dead letter queue.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/dlq/deleteMessage">Delete a message from the DLQ</a>
 */
final class DeleteDeadLetter implements Action {

    private final DeadLetterQueue queue;

    DeleteDeadLetter(DeadLetterQueue queue) {
        this.queue = queue;
    }

    @Override
    public ApiResponse handle(Call call) {
        String owner = call.user().name();
        DeadLetter letter = DeadLetterSelection.find(queue, owner, call.variable());
        if (letter == null || !queue.remove(owner, letter.sequence())) {
            throw DeadLetterSelection.notFound(call.variable());
        }
        return ApiResponse.json(200, JsonNodeFactory.instance.objectNode().put("deleted", 1));
    }
}
