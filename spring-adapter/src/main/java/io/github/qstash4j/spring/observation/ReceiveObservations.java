package io.github.qstash4j.spring.observation;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.spring.Handling;
import io.github.qstash4j.spring.HandlingObserver;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Observes the handling of every delivery as a part of what is current already. */
final class ReceiveObservations implements HandlingObserver {

    private static final QStashReceiveConvention DEFAULT = new DefaultQStashReceiveConvention();

    private final ObservationRegistry registry;
    private final @Nullable QStashReceiveConvention convention;

    ReceiveObservations(ObservationRegistry registry, @Nullable QStashReceiveConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    @Override
    public Handling begin(ObservedEndpoint consumer, Admission.Admitted admitted, @Nullable Object parent) {
        Observation given = parent instanceof Observation known ? known : null;
        Observation outer = given == null ? registry.getCurrentObservation() : given;
        boolean isRoot = outer == null || outer.isNoop();
        QStashReceiveContext context = new QStashReceiveContext(consumer, admitted.delivery(), isRoot);
        Observation observation = Observation.createNotStarted(convention, DEFAULT, () -> context, registry);
        if (given == null || isRoot) {
            observation.start();
        } else {
            given.scoped(() -> {
                observation.parentObservation(given).start();
            });
        }
        ObservedHandling handling = new ObservedHandling(observation, context);
        admitted.whenSettled(handling);
        return handling;
    }

    @Override
    public <T> T within(Object parent, Supplier<T> work) {
        return parent instanceof Observation observation ? observation.scoped(work) : work.get();
    }
}
