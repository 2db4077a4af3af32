package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What consumers take beside all that Micronaut offers. */
@Factory
class ArgumentBinders {

    @Singleton
    DeliveryBinder<Delivery> delivery() {
        return new DeliveryBinder<>(Delivery.class, delivery -> delivery);
    }

    @Singleton
    DeliveryBinder<Callback> callback() {
        return new DeliveryBinder<>(Callback.class, Callback::of);
    }

    @Singleton
    DeliveryBinder<FailureCallback> failureCallback() {
        return new DeliveryBinder<>(FailureCallback.class, FailureCallback::of);
    }
}
