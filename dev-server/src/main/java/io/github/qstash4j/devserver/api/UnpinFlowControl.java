package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/flowControl/{flowControlKey}/unpin}: lets messages set the parallelism, or the rate, again, where the
 * parameter of that name is {@code true}. What was pinned stays until a message says otherwise.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control</a>
 */
final class UnpinFlowControl implements Action {

    private final Engine engine;

    UnpinFlowControl(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String key = call.named("flowControlKey").resource();
        boolean parallelism = isTrue(call.parameter("parallelism"));
        boolean rate = isTrue(call.parameter("rate"));
        engine.flowControls(call.user().name()).unpin(key, parallelism, rate);
        return ApiResponse.empty();
    }

    private static boolean isTrue(@Nullable OptionValue option) {
        return option != null && option.bool();
    }
}
