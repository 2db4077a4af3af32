package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.consumer.ConsumerDelivery;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import java.util.Optional;
import java.util.function.Function;

/**
 * Binds an argument of a consumer to something of its delivery.
 *
 * @param <T> the argument's type
 */
final class DeliveryBinder<T> implements TypedRequestArgumentBinder<T> {

    private final Class<T> type;
    private final Function<Delivery, T> value;

    DeliveryBinder(Class<T> type, Function<Delivery, T> value) {
        this.type = type;
        this.value = value;
    }

    Function<Delivery, T> value() {
        return value;
    }

    @Override
    public Argument<T> argumentType() {
        return Argument.of(type);
    }

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
        Optional<T> bound = ConsumerExchange.of(request)
                .map(ConsumerExchange::delivery)
                .map(ConsumerDelivery::delivery)
                .map(value);
        return () -> bound;
    }
}
