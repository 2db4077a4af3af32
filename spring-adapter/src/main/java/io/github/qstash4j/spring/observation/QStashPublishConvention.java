package io.github.qstash4j.spring.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How a call that publishes is named and what is said of it. A bean of this type takes the place of the default. */
public interface QStashPublishConvention extends ObservationConvention<QStashPublishContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof QStashPublishContext;
    }
}
