package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;

/**
 * {@code POST /v2/flowControl/{flowControlKey}/resetRate}, or {@code /reset}: begins a new period of the rate.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control</a>
 */
final class ResetFlowRate implements Action {

    private final Engine engine;

    ResetFlowRate(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        engine.flowControls(call.user().name())
                .resetRate(call.named("flowControlKey").resource());
        return ApiResponse.empty();
    }
}
