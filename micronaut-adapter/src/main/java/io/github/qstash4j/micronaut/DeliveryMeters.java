package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.VerificationException;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.SettledAs;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Times what consumers handle: {@code qstash.receive}, with {@code consumer}, {@code kind} and {@code outcome}
 * ({@code acknowledge}, {@code retry}, {@code retry-after} or {@code reject}). Counts what none handles:
 * {@code qstash.refused} by its {@code reason}, and {@code qstash.duplicates} by its {@code kind}. Nothing that a
 * request says becomes a part of a name.
 */
@Singleton
@Requires(classes = MeterRegistry.class, beans = MeterRegistry.class)
final class DeliveryMeters implements ReceiverListener, ConsumerObserver {

    private final BeanProvider<MeterRegistry> meters;

    /** @param meters asked when something happens, since registries look at an application that is being made */
    DeliveryMeters(BeanProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    @Override
    public void admitted(Admission.Admitted admitted, ConsumerEndpoint consumer) {
        Timer.Sample sample = Timer.start(meters.get());
        admitted.whenSettled((outcome, response, thrown) -> sample.stop(meters.get()
                .timer(
                        "qstash.receive",
                        "consumer",
                        consumer.name(),
                        "kind",
                        consumer.kind(),
                        "outcome",
                        SettledAs.of(response).word())));
    }

    @Override
    public void refused(VerificationException refusal) {
        meters.get().counter("qstash.refused", "reason", word(refusal.reason())).increment();
    }

    @Override
    public void duplicate(Delivery delivery, Duplicate kind) {
        meters.get().counter("qstash.duplicates", "kind", word(kind)).increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
