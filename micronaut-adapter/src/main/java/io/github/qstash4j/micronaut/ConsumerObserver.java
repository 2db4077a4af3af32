package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;

/** Hears of each delivery that a consumer gets. */
@FunctionalInterface
interface ConsumerObserver {

    void admitted(Admission.Admitted admitted, ConsumerEndpoint consumer);
}
