package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.Queues;

/**
 * {@code POST /v2/queues}: creates a queue, or changes the one with that name.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/queues/upsert">Upsert a queue</a>
 */
final class PutQueue implements Action {

    private final Engine engine;

    PutQueue(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        JsonBody body = JsonBody.of(call.request().body());
        String name = body.requiredText("queueName").resource();
        int parallelism = body.count("parallelism", 1);
        boolean paused = body.flag("paused", false);
        Queues queues = engine.queues(call.user().name());
        Limits.check("parallelism", parallelism, Limits.PARALLELISM_OF_QUEUE);
        if (queues.find(name) == null) {
            Limits.check("The number of queues", queues.all().size() + 1, Limits.QUEUES);
        }
        queues.put(name, parallelism, paused);
        return ApiResponse.empty();
    }
}
