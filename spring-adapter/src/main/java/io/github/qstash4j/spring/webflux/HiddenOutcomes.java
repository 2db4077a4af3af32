package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps an {@link Outcome} from being written where only a value that comes later gives it away. */
final class HiddenOutcomes {

    private HiddenOutcomes() {}

    /** The same result of a method that declares no {@code Outcome}, which fails if it comes to one. */
    static HandlerResult refused(HandlerResult result) {
        Object guarded = guarded(result.getReturnValue());
        if (guarded == null) {
            return result;
        }
        HandlerResult copy = new HandlerResult(
                result.getHandler(), guarded, result.getReturnTypeSource(), result.getBindingContext());
        return result.getExceptionHandler() == null ? copy : copy.setExceptionHandler(result.getExceptionHandler());
    }

    /** Null for a value that is there already. */
    private static @Nullable Object guarded(@Nullable Object value) {
        if (value instanceof Mono<?> mono) {
            return FatalErrors.signalled(mono.map(HiddenOutcomes::refuse));
        } else if (value instanceof Flux<?> flux) {
            return flux.map(HiddenOutcomes::refuse);
        } else if (value instanceof CompletionStage<?> stage) {
            return stage.thenApply(HiddenOutcomes::refuse);
        }
        return null;
    }

    private static <T> T refuse(T value) {
        if (value instanceof Outcome) {
            throw refusal();
        }
        return value;
    }

    static IllegalStateException refusal() {
        return new IllegalStateException(
                "An Outcome would be written to the response. Declare Outcome as the consumer's return type.");
    }
}
