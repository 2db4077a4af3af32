package io.github.qstash4j.spring.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How the handling of a delivery is named and what is said of it. A bean of this type takes the place of the default.
 */
public interface QStashReceiveConvention extends ObservationConvention<QStashReceiveContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof QStashReceiveContext;
    }
}
