package io.github.qstash4j.spring.observation;

import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.VerificationException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/** Says in the request's own observation why it was refused. */
final class RefusalEvents implements ReceiverListener {

    private final ObservationRegistry registry;

    RefusalEvents(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void refused(VerificationException refusal) {
        Observation current = registry.getCurrentObservation();
        if (current != null) {
            current.event(
                    Observation.Event.of("qstash.refused", "qstash refused: " + DeliveryMeters.word(refusal.reason())));
        }
    }
}
