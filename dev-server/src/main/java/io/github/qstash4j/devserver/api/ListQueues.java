package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code GET /v2/queues}: the caller's queues, earliest first.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/queues/list">List queues</a>
 */
final class ListQueues implements Action {

    private final Engine engine;

    ListQueues(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        engine.queues(call.user().name()).all().forEach(queue -> json.add(QueueJson.of(queue)));
        return ApiResponse.json(200, json);
    }
}
