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
        Long sequence = Page.sequence(call.variable());
        DeadLetter letter = sequence == null ? null : queue.find(call.user().name(), sequence);
        if (letter == null || !letter.dlqId().equals(call.variable())) {
            throw Refusal.notFound("There is no " + Refusal.quoted(call.variable()) + " in the dead letter queue.");
        }
        return ApiResponse.json(200, DeadLetterJson.of(letter));
    }
}
