package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Keeps an {@link Outcome} from being written to the response: it settles the delivery. */
final class OutcomeReturnValueHandler implements HandlerMethodReturnValueHandler {

    /**
     * True also for what a {@code CompletionStage} or {@code Mono} came to, whose parameter has the type of the value.
     */
    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Outcome.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request) {
        ConsumerExchange.required(request, type).returned((Outcome) value);
        container.setRequestHandled(true);
    }
}
