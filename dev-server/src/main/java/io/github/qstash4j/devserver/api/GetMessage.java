package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.message.Message;

/** {@code GET /v2/messages/{messageId}}: a message that is neither delivered nor failed yet; after that it is gone. */
final class GetMessage implements Action {

    private final Engine engine;

    GetMessage(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        Message message = engine.message(call.user().name(), call.variable());
        if (message == null) {
            throw Refusal.notFound("The message " + Refusal.quoted(call.variable()) + " is not in progress.");
        }
        return ApiResponse.json(200, MessageJson.of(message));
    }
}
