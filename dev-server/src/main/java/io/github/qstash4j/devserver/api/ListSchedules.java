package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code GET /v2/schedules}: the caller's schedules, earliest first.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/schedules/list">List schedules</a>
 */
final class ListSchedules implements Action {

    private final Engine engine;

    ListSchedules(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        engine.schedules(call.user().name()).all().forEach(schedule -> json.add(ScheduleJson.of(schedule)));
        return ApiResponse.json(200, json);
    }
}
