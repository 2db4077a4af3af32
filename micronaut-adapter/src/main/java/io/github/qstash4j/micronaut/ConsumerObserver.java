package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import org.jspecify.annotations.Nullable;

/** Hears of each delivery that a consumer gets. */
@FunctionalInterface
interface ConsumerObserver {

    void admitted(Admission.Admitted admitted, ConsumerEndpoint consumer);

    /** Tells one, if there is one. Whatever it does, the delivery goes on. */
    static void tell(@Nullable ConsumerObserver observer, Admission.Admitted admitted, ConsumerEndpoint consumer) {
        if (observer == null) {
            return;
        }
        try {
            observer.admitted(admitted, consumer);
        } catch (RuntimeException | Error e) {
            System.getLogger(ConsumerObserver.class.getName())
                    .log(System.Logger.Level.WARNING, "A delivery to " + consumer + " could not be observed", e);
        }
    }
}
