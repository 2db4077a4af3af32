package io.github.qstash4j.spring.mvc;

import io.github.qstash4j.spring.QStashHeader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.AbstractNamedValueMethodArgumentResolver;

/** Gives a consumer what a header of its delivery says, for {@link QStashHeader}. */
final class HeaderArgumentResolver extends AbstractNamedValueMethodArgumentResolver {

    HeaderArgumentResolver(ConfigurableBeanFactory beans) {
        super(beans);
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
    protected @Nullable Object resolveName(String name, MethodParameter parameter, NativeWebRequest request) {
        List<String> values = ConsumerExchange.required(request, parameter)
                .delivery()
                .headers()
                .all(name);
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    @Override
    protected void handleMissingValue(String name, MethodParameter parameter) throws ServletRequestBindingException {
        throw new MissingRequestHeaderException(name, parameter);
    }
}
