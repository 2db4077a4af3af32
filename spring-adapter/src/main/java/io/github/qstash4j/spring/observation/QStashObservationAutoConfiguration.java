package io.github.qstash4j.spring.observation;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.spring.HandlingObserver;
import io.github.qstash4j.spring.QStashAutoConfiguration;
import io.github.qstash4j.spring.QStashClientCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Observations and meters, where the application has a registry for them. */
@AutoConfiguration(
        before = QStashAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        })
public final class QStashObservationAutoConfiguration {

    QStashObservationAutoConfiguration() {}

    /** What is received. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnBean(type = "io.micrometer.observation.ObservationRegistry")
    static class OfDeliveries {

        @Bean
        @ConditionalOnMissingBean
        HandlingObserver qstashReceiveObservations(
                ObservationRegistry registry, ObjectProvider<QStashReceiveConvention> convention) {
            return new ReceiveObservations(registry, convention.getIfAvailable());
        }

        @Bean
        ReceiverListener qstashRefusalEvents(ObservationRegistry registry) {
            return new RefusalEvents(registry);
        }
    }

    /** What is published. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ObservationRegistry.class, QStash.class})
    @ConditionalOnBean(type = "io.micrometer.observation.ObservationRegistry")
    static class OfPublications {

        @Bean
        QStashClientCustomizer qstashPublishObservations(
                ObservationRegistry registry, ObjectProvider<QStashPublishConvention> convention) {
            return client -> client.interceptor(new PublishObservations(registry, convention.getIfAvailable()));
        }
    }

    /** What is refused. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(type = "io.micrometer.core.instrument.MeterRegistry")
    static class Meters {

        @Bean
        ReceiverListener qstashDeliveryMeters(MeterRegistry meters) {
            return new DeliveryMeters(meters);
        }
    }
}
