package io.github.qstash4j.micronaut;

import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Binds an argument of a consumer to a header of its delivery. */
@Singleton
final class HeaderBinder implements AnnotatedRequestArgumentBinder<QStashHeader, Object> {

    private final ConversionService conversions;

    HeaderBinder(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    public Class<QStashHeader> getAnnotationType() {
        return QStashHeader.class;
    }

    @Override
    public BindingResult<Object> bind(ArgumentConversionContext<Object> context, HttpRequest<?> request) {
        String name = context.getAnnotationMetadata()
                .stringValue(Bindable.class)
                .filter(declared -> !declared.isEmpty())
                .orElseGet(() -> context.getArgument().getName());
        List<String> values = ConsumerExchange.of(request)
                .map(exchange -> exchange.delivery().delivery().headers().all(name))
                .orElse(List.of());
        if (values.isEmpty()) {
            return BindingResult.unsatisfied();
        }
        boolean several = Iterable.class.isAssignableFrom(context.getArgument().getType());
        Optional<Object> converted = conversions.convert(several ? values : values.get(0), context);
        return new BindingResult<>() {

            @Override
            public Optional<Object> getValue() {
                return converted;
            }

            @Override
            public List<io.micronaut.core.convert.ConversionError> getConversionErrors() {
                return context.getLastError().map(List::of).orElse(List.of());
            }
        };
    }
}
