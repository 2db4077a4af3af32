package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.receiver.Delivery;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a consumer what can be had from its {@link Delivery}. */
final class ConsumerArgumentResolver<T> implements HandlerMethodArgumentResolver {

    private final Class<T> type;
    private final Function<Delivery, T> argument;

    ConsumerArgumentResolver(Class<T> type, Function<Delivery, T> argument) {
        this.type = type;
        this.argument = argument;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public T resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return argument.apply(ConsumerExchange.required(request, parameter).delivery());
    }
}
