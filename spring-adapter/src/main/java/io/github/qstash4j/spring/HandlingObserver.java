package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Admission;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Observes the handling of deliveries. An application has one at most. */
public interface HandlingObserver {

    /**
     * The handling of a delivery begins.
     *
     * @param parent what was current before in Reactor's context, under {@link Handling#CONTEXT_KEY}; null where what
     *     is current in this thread counts
     */
    Handling begin(ObservedEndpoint consumer, Admission.Admitted admitted, @Nullable Object parent);

    /** Makes what is current in Reactor's context current in this thread during the work. */
    <T> T within(Object parent, Supplier<T> work);
}
