package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.DeadLetterQueue;

/** {@code GET /v2/dlq/{dlqId}}: one of the caller's messages that failed for good. */
final class GetDeadLetter implements Action {

    private final DeadLetterQueue queue;

    GetDeadLetter(DeadLetterQueue queue) {
        this.queue = queue;
    }

    @Override
    public ApiResponse handle(Call call) {
        DeadLetter letter = DeadLetterSelection.find(queue, call.user().name(), call.variable());
        if (letter == null) {
            throw DeadLetterSelection.notFound(call.variable());
        }
        return ApiResponse.json(200, DeadLetterJson.of(letter));
    }
}
