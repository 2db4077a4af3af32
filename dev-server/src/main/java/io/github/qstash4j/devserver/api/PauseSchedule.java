package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code POST /v2/schedules/{scheduleId}/pause} and {@code /resume}, which SDKs call with {@code PATCH}.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/schedules/pause">Pause a schedule</a>
 */
final class PauseSchedule implements Action {

    private final Engine engine;
    private final boolean pause;

    PauseSchedule(Engine engine, boolean pause) {
        this.engine = engine;
        this.pause = pause;
    }

    @Override
    public ApiResponse handle(Call call) {
        String id = call.named("scheduleId").resource();
        if (!engine.schedules(call.user().name()).pause(id, pause)) {
            throw Refusal.notFound("There is no schedule " + Refusal.quoted(id) + ".");
        }
        return ApiResponse.empty();
    }
}
