package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.Queues;

/**
 * {@code POST /v2/queues/{queueName}/pause} and {@code /resume}. A queue that does not exist is created.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/queues/pause">Pause a queue</a>
 */
final class PauseQueue implements Action {

    private final Engine engine;
    private final boolean pause;

    PauseQueue(Engine engine, boolean pause) {
        this.engine = engine;
        this.pause = pause;
    }

    @Override
    public ApiResponse handle(Call call) {
        String name = call.named("queueName").resource();
        Queues queues = engine.queues(call.user().name());
        if (queues.find(name) == null) {
            Limits.check("The number of queues", queues.all().size() + 1, Limits.QUEUES);
        }
        queues.pause(name, pause);
        return ApiResponse.empty();
    }
}
