package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Up when deliveries can be verified: their signing keys are known. Unknown where the application has no consumer, or
 * its own receivers. Off with {@code endpoints.health.qstash.enabled=false}.
 */
@Singleton
@Readiness
@Requires(classes = HealthIndicator.class, beans = HealthEndpoint.class)
@Requires(property = HealthEndpoint.PREFIX + ".qstash.enabled", notEquals = "false")
final class SigningKeysHealthIndicator implements HealthIndicator {

    private final ConsumerRoutes consumers;
    private final BeanProvider<SigningKeySource> keys;
    private final QStashConfiguration configuration;

    SigningKeysHealthIndicator(
            ConsumerRoutes consumers, BeanProvider<SigningKeySource> keys, QStashConfiguration configuration) {
        this.consumers = consumers;
        this.keys = keys;
        this.configuration = configuration;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(this::result);
    }

    /** Null where consumers have started without any that are configured: the receiver is the application's own. */
    private @Nullable SigningKeySource source() {
        try {
            return keys.get();
        } catch (BeanInstantiationException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof QStashStartException) {
                    return null;
                }
            }
            throw e;
        }
    }

    private HealthResult result() {
        SigningKeySource source = consumers.all().isEmpty() ? null : source();
        if (source == null) {
            return HealthResult.builder("qstash", HealthStatus.UNKNOWN).build();
        }
        SigningKeys current = source.current();
        return HealthResult.builder("qstash", current == null ? HealthStatus.DOWN : HealthStatus.UP)
                .details(Map.of(
                        "keys",
                        current == null ? 0 : current.fingerprints().size(),
                        "publicUrl",
                        configuration.publicBaseUrl() != null || configuration.publicUrl() != null))
                .build();
    }
}
