package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Accepted;
import io.github.qstash4j.devserver.engine.DeadLetter;
import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code POST /v2/dlq/retry/{dlqId}}: publishes a message of the dead letter queue again, which leaves the queue. The
 * options in the call's headers replace those that it was published with.
 */
final class RetryDeadLetter implements Action {

    private final Engine engine;

    RetryDeadLetter(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        Republication republication = new Republication(call.request().headers());
        DeadLetter letter =
                DeadLetterSelection.find(engine.deadLetterQueue(), call.user().name(), call.variable());
        Accepted accepted = letter == null ? null : engine.retry(letter, republication.of(letter.message()));
        if (accepted == null) {
            throw DeadLetterSelection.notFound(call.variable());
        }
        return ApiResponse.json(201, JsonNodeFactory.instance.objectNode().put("messageId", accepted.messageId()));
    }
}
