package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.QueueState;

/**
 * {@code GET /v2/queues/{queueName}}: one of the caller's queues.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/queues/get">Get a queue</a>
 */
final class GetQueue implements Action {

    private final Engine engine;

    GetQueue(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String name = call.named("queueName").resource();
        QueueState queue = engine.queues(call.user().name()).find(name);
        if (queue == null) {
            throw Refusal.notFound("There is no queue " + Refusal.quoted(name) + ".");
        }
        return ApiResponse.json(200, QueueJson.of(queue));
    }
}
