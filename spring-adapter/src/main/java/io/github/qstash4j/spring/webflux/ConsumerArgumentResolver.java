package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.receiver.Delivery;
import java.util.function.Function;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives a consumer what can be had from its {@link Delivery}. */
final class ConsumerArgumentResolver<T> implements SyncHandlerMethodArgumentResolver {

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
    public T resolveArgumentValue(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return argument.apply(VerifiedExchange.required(exchange, parameter).delivery());
    }
}
