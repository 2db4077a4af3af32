package io.github.qstash4j.spring.actuate;

import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.spring.QStashProperties;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up when deliveries can be verified: their signing keys are known. Unknown where the application has no consumer, or
 * its own receivers.
 */
final class SigningKeysHealthIndicator extends AbstractHealthIndicator {

    private final KnownKeys keys;
    private final QStashProperties properties;

    SigningKeysHealthIndicator(KnownKeys keys, QStashProperties properties) {
        super("The signing keys of QStash could not be looked at");
        this.keys = keys;
        this.properties = properties;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Optional<SigningKeySource> source = keys.source();
        if (source.isEmpty()) {
            health.unknown();
            return;
        }
        SigningKeys current = source.get().current();
        (current == null ? health.down() : health.up())
                .withDetail("keys", current == null ? 0 : current.fingerprints().size())
                .withDetail("publicUrl", properties.publicBaseUrl() != null || properties.publicUrl() != null);
    }
}
