package io.github.qstash4j.spring.observation;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.VerificationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts what no consumer handles: {@code qstash.refused} by its {@code reason}, and {@code qstash.duplicates} by its
 * {@code kind}. Nothing that a request says becomes a part of a name.
 */
final class DeliveryMeters implements ReceiverListener {

    private final MeterRegistry meters;

    DeliveryMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void refused(VerificationException refusal) {
        meters.counter("qstash.refused", "reason", word(refusal.reason())).increment();
    }

    @Override
    public void duplicate(Delivery delivery, Duplicate kind) {
        meters.counter("qstash.duplicates", "kind", word(kind)).increment();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
