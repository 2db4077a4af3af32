package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code DELETE /v2/messages/{messageId}}: stops a message; an attempt that is under way may still deliver it.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/messages/cancel">Cancel a message</a>
 */
final class CancelMessage implements Action {

    private final Engine engine;

    CancelMessage(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        if (!engine.cancel(call.user().name(), call.variable())) {
            throw Refusal.notFound("The message " + Refusal.quoted(call.variable()) + " is not in progress.");
        }
        return ApiResponse.json(200, JsonNodeFactory.instance.objectNode().put("cancelled", 1));
    }
}
