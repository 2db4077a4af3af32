package io.github.qstash4j.spring.actuate;

import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.spring.ConsumerRegistry;
import io.github.qstash4j.spring.ObservedEndpoint;
import io.github.qstash4j.spring.QStashAutoConfiguration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/** The consumers, and the keys that their deliveries are verified with. */
final class KnownKeys {

    private final ObjectProvider<ConsumerRegistry> registries;
    private final ObjectProvider<SigningKeySource> source;

    private final ListableBeanFactory beans;

    KnownKeys(
            ListableBeanFactory beans,
            ObjectProvider<ConsumerRegistry> registries,
            ObjectProvider<SigningKeySource> source) {
        this.beans = beans;
        this.registries = registries;
        this.source = source;
    }

    List<ObservedEndpoint> consumers() {
        return registries
                .orderedStream()
                .flatMap(registry -> registry.endpoints().stream())
                .sorted(Comparator.comparing(ObservedEndpoint::name))
                .toList();
    }

    /**
     * Where the keys come from; empty where nobody needs any, and where a receiver of the application's own has brought
     * its own. An application that only publishes must not fail here for want of keys.
     */
    Optional<SigningKeySource> source() {
        return consumers().isEmpty() || !beans.containsBeanDefinition(QStashAutoConfiguration.RECEIVER)
                ? Optional.empty()
                : Optional.ofNullable(source.getIfUnique());
    }

    /** One line for each key: never a key. */
    List<String> fingerprints() {
        return source().map(SigningKeySource::current)
                .map(SigningKeys::fingerprints)
                .orElse(List.of());
    }
}
