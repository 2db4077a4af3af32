package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/flowControl/{flowControlKey}/pin}: fixes the parallelism, or the rate and its period in seconds, or
 * all of them, whatever messages say.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/flowcontrol">Flow control</a>
 */
final class PinFlowControl implements Action {

    private static final int LONGEST_PERIOD = 7 * 24 * 60 * 60;

    private final Engine engine;

    PinFlowControl(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ApiResponse handle(Call call) {
        String key = call.named("flowControlKey").resource();
        Integer parallelism = limit(call.parameter("parallelism"));
        Integer rate = limit(call.parameter("rate"));
        Duration period = period(call.parameter("period"));
        if (parallelism == null && rate == null) {
            throw Refusal.badRequest("The parameter parallelism, or the parameter rate, is missing.");
        }
        if (period != null && rate == null) {
            throw Refusal.badRequest("The parameter period needs the parameter rate beside it.");
        }
        engine.flowControls(call.user().name()).pin(key, parallelism, rate, period);
        return ApiResponse.empty();
    }

    private static @Nullable Integer limit(@Nullable OptionValue option) {
        if (option == null) {
            return null;
        }
        int limit = option.count();
        if (limit == 0) {
            throw option.invalid("must be at least 1");
        }
        return limit;
    }

    private static @Nullable Duration period(@Nullable OptionValue option) {
        Integer seconds = limit(option);
        if (option != null && seconds != null && seconds > LONGEST_PERIOD) {
            throw option.invalid("must be at most a week in seconds");
        }
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
