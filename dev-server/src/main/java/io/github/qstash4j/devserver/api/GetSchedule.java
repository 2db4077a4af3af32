package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.ScheduleState;

/**
 * {@code GET /v2/schedules/{scheduleId}}: one of the caller's schedules.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/schedules/get">Get a schedule</a>
 */
final class GetSchedule implements Action {

    private final Engine engine;

    GetSchedule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String id = call.named("scheduleId").resource();
        ScheduleState schedule = engine.schedules(call.user().name()).find(id);
        if (schedule == null) {
            throw Refusal.notFound("There is no schedule " + Refusal.quoted(id) + ".");
        }
        return ApiResponse.json(200, ScheduleJson.of(schedule));
    }
}
