package io.github.qstash4j.spring.webflux;

import io.github.qstash4j.spring.QStashHeader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.web.reactive.result.method.annotation.AbstractNamedValueSyncArgumentResolver;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebExchange;

/** Gives a consumer what a header of its delivery says, for {@link QStashHeader}. */
final class HeaderArgumentResolver extends AbstractNamedValueSyncArgumentResolver {

    HeaderArgumentResolver(ConfigurableBeanFactory beans) {
        super(beans, ReactiveAdapterRegistry.getSharedInstance());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(QStashHeader.class);
    }

    @Override
    protected NamedValueInfo createNamedValueInfo(MethodParameter parameter) {
        QStashHeader header = Objects.requireNonNull(parameter.getParameterAnnotation(QStashHeader.class));
        return new NamedValueInfo(header.name(), header.required(), header.defaultValue());
    }

    @Override
    protected @Nullable Object resolveNamedValue(String name, MethodParameter parameter, ServerWebExchange exchange) {
        List<String> values = VerifiedExchange.required(exchange, parameter)
                .delivery()
                .headers()
                .all(name);
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    @Override
    protected void handleMissingValue(String name, MethodParameter parameter, ServerWebExchange exchange) {
        throw new MissingRequestValueException(name, parameter.getNestedParameterType(), "header", parameter);
    }
}
