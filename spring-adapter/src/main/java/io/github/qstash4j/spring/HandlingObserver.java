package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Admission;
import org.jspecify.annotations.Nullable;

/** Observes the handling of deliveries. An application has one at most. */
@FunctionalInterface
public interface HandlingObserver {

    /**
     * The handling of a delivery begins.
     *
     * @param parent what was current before in Reactor's context, under {@link Handling#CONTEXT_KEY}; null where what
     *     is current in this thread counts
     */
    Handling begin(ConsumerEndpoint consumer, Admission.Admitted admitted, @Nullable Object parent);
}
