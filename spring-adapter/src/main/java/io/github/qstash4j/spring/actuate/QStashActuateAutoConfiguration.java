package io.github.qstash4j.spring.actuate;

import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.spring.ConsumerRegistry;
import io.github.qstash4j.spring.QStashAutoConfiguration;
import io.github.qstash4j.spring.QStashProperties;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The actuator's {@code qstash} endpoint and health indicator. */
@AutoConfiguration(after = QStashAutoConfiguration.class)
@ConditionalOnClass(Endpoint.class)
public final class QStashActuateAutoConfiguration {

    QStashActuateAutoConfiguration() {}

    @Bean
    KnownKeys qstashKnownKeys(
            ListableBeanFactory beans,
            ObjectProvider<ConsumerRegistry> registries,
            ObjectProvider<SigningKeySource> source) {
        return new KnownKeys(beans, registries, source);
    }

    /** Where the endpoint is exposed. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(QStashEndpoint.class)
    static class Page {

        @Bean
        DeliveryCounts qstashDeliveryCounts() {
            return new DeliveryCounts();
        }

        @Bean
        QStashEndpoint qstashEndpoint(KnownKeys keys, DeliveryCounts counts) {
            return new QStashEndpoint(keys, counts);
        }
    }

    /** Spring Boot 4: health has another package in 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class OfHealth {

        @Bean
        @ConditionalOnEnabledHealthIndicator("qstash")
        @ConditionalOnMissingBean(name = "qstashHealthIndicator")
        HealthIndicator qstashHealthIndicator(KnownKeys keys, QStashProperties properties) {
            return new SigningKeysHealthIndicator(keys, properties);
        }
    }
}
