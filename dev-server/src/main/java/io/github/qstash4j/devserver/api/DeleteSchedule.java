package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code DELETE /v2/schedules/{scheduleId}}: removes a schedule, if there is one; its messages go their way.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/schedules/remove">Remove a schedule</a>
 */
final class DeleteSchedule implements Action {

    private final Engine engine;

    DeleteSchedule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        var unused = engine.schedules(call.user().name())
                .delete(call.named("scheduleId").resource());
        return ApiResponse.empty();
    }
}
