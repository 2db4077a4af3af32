package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code DELETE /v2/queues/{queueName}}: removes a queue, if there is one, with the messages that wait in it.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/queues/remove">Remove a queue</a>
 */
final class DeleteQueue implements Action {

    private final Engine engine;

    DeleteQueue(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        engine.queues(call.user().name()).delete(call.named("queueName").resource());
        return ApiResponse.empty();
    }
}
