package io.github.qstash4j.spring.mvc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Puts what consumers take and return before all that Spring knows. What is added the usual way comes after the handler
 * that writes any object of a {@code @RestController}, and is lost in an application with an MVC configuration of its
 * own, where a header would become a request parameter.
 */
final class ConsumersFirst implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerAdapter> adapters;
    private final ObjectProvider<HandlerExceptionResolver> exceptions;
    private final List<HandlerMethodArgumentResolver> arguments;

    ConsumersFirst(
            ObjectProvider<RequestMappingHandlerAdapter> adapters,
            ObjectProvider<HandlerExceptionResolver> exceptions,
            List<HandlerMethodArgumentResolver> arguments) {
        this.adapters = adapters;
        this.exceptions = exceptions;
        this.arguments = arguments;
    }

    @Override
    public void afterSingletonsInstantiated() {
        adapters.forEach(adapter -> {
            adapter.setArgumentResolvers(first(arguments, adapter.getArgumentResolvers()));
            adapter.setReturnValueHandlers(
                    first(List.of(new OutcomeReturnValueHandler()), adapter.getReturnValueHandlers()));
        });
        exceptions.forEach(this::addArguments);
    }

    /** An {@code @ExceptionHandler} may take what the consumer does. */
    private void addArguments(HandlerExceptionResolver resolver) {
        if (resolver instanceof HandlerExceptionResolverComposite composite) {
            composite.getExceptionResolvers().forEach(this::addArguments);
        } else if (resolver instanceof ExceptionHandlerExceptionResolver handlers
                && handlers.getArgumentResolvers() != null) {
            handlers.setArgumentResolvers(
                    first(arguments, handlers.getArgumentResolvers().getResolvers()));
        }
    }

    private static <T> List<T> first(List<? extends T> ours, @Nullable List<T> frameworks) {
        List<T> all = new ArrayList<>(ours);
        if (frameworks != null) {
            all.addAll(frameworks);
        }
        return all;
    }
}
