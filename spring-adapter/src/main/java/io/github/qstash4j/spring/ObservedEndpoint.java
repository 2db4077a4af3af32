package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A consumer whose deliveries may be observed. */
public final class ObservedEndpoint extends ConsumerEndpoint {

    private static final System.Logger LOGGER = System.getLogger(ObservedEndpoint.class.getName());

    private final List<QStashScheduled> schedules;
    private final @Nullable HandlingObserver observer;

    ObservedEndpoint(
            ConsumerDefinition definition,
            Set<String> paths,
            List<QStashScheduled> schedules,
            Receiver receiver,
            @Nullable HandlingObserver observer) {
        super(definition, paths, receiver);
        this.schedules = List.copyOf(schedules);
        this.observer = observer;
    }

    /** Begins to observe the handling of a delivery, which ends when it is settled. */
    public Handling handling(Admission.Admitted admitted) {
        return handling(admitted, null);
    }

    /**
     * The same where threads say nothing.
     *
     * @param parent what Reactor's context has under {@link Handling#CONTEXT_KEY}; null for none
     */
    public Handling handling(Admission.Admitted admitted, @Nullable Object parent) {
        if (observer == null) {
            return Unobserved.HANDLING;
        }
        try {
            return observer.begin(this, admitted, parent);
        } catch (RuntimeException | Error e) { // which must not leave the delivery unsettled
            LOGGER.log(System.Logger.Level.WARNING, "A delivery to " + name() + " could not be observed", e);
            return Unobserved.HANDLING;
        }
    }

    /**
     * Verifies where threads say nothing, so that a refusal is told to what is current.
     *
     * @param parent what Reactor's context has under {@link Handling#CONTEXT_KEY}; null for none
     */
    public <T> T within(@Nullable Object parent, Supplier<T> verification) {
        return observer == null || parent == null ? verification.get() : observer.within(parent, verification);
    }

    /** When QStash is to call it. */
    List<QStashScheduled> schedules() {
        return schedules;
    }
}
