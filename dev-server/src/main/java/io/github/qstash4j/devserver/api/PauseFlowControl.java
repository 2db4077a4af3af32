package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code POST /v2/flowControl/{flowControlKey}/pause} and {@code /resume}. A key exists from its first mention on.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control</a>
 */
final class PauseFlowControl implements Action {

    private final Engine engine;
    private final boolean pause;

    PauseFlowControl(Engine engine, boolean pause) {
        this.engine = engine;
        this.pause = pause;
    }

    @Override
    public ApiResponse handle(Call call) {
        engine.flowControls(call.user().name())
                .pause(call.named("flowControlKey").resource(), pause);
        return ApiResponse.empty();
    }
}
