package io.github.qstash4j.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.AbstractArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.RequestArgumentBinder;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Binds an argument of a consumer to a header of its delivery.
 *
 * @param <T> the argument's type
 */
@Singleton
@Requires(classes = Router.class)
final class HeaderBinder<T> extends AbstractArgumentBinder<T>
        implements AnnotatedRequestArgumentBinder<QStashHeader, T> {

    @Inject
    HeaderBinder(ConversionService conversions) {
        super(conversions);
    }

    private HeaderBinder(ConversionService conversions, Argument<T> argument) {
        super(conversions, argument);
    }

    @Override
    public RequestArgumentBinder<T> createSpecific(Argument<T> argument) {
        return new HeaderBinder<>(conversionService, argument);
    }

    @Override
    public Class<QStashHeader> getAnnotationType() {
        return QStashHeader.class;
    }

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
        return ConsumerExchange.of(request).isPresent()
                ? doBind(context, request.getHeaders())
                : BindingResult.unsatisfied();
    }

    @Override
    protected String getParameterName(Argument<T> argument) {
        return argument.getAnnotationMetadata()
                .stringValue(QStashHeader.class)
                .filter(name -> !name.isEmpty())
                .orElse(argument.getName());
    }
}
