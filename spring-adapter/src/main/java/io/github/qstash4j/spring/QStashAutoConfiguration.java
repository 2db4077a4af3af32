package io.github.qstash4j.spring;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashBuilder;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverBuilder;
import io.github.qstash4j.receiver.SigningKeys;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * The receiver of an application, made from {@link QStashProperties}. Every bean steps back for one of the
 * application's own.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@EnableConfigurationProperties(QStashProperties.class)
public final class QStashAutoConfiguration {

    QStashAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Receiver qstashReceiver(QStashProperties properties, ObjectProvider<PayloadCodec> codec) {
        ReceiverBuilder receiver = Receiver.builder()
                .leeway(properties.leeway())
                .maxBodyBytes(bytes("qstash.max-body-size", properties.maxBodySize()))
                .maxCallbackBytes(bytes("qstash.max-callback-size", properties.maxCallbackSize()));
        String current = properties.currentSigningKey();
        String next = properties.nextSigningKey();
        if (current != null) {
            receiver.signingKeys(next == null ? SigningKeys.of(current) : SigningKeys.of(current, next));
        }
        if (properties.publicBaseUrl() != null) {
            receiver.publicBaseUrl(properties.publicBaseUrl());
        }
        if (properties.publicUrl() != null) {
            receiver.publicUrl(properties.publicUrl());
        }
        if (properties.urlCheck() != null) {
            receiver.urlCheck(properties.urlCheck());
        }
        codec.ifAvailable(receiver::payloadCodec);
        return receiver.build();
    }

    @Bean
    UnverifiedConsumerCheck qstashUnverifiedConsumerCheck(
            ConfigurableListableBeanFactory beans, ObjectProvider<ConsumerRegistry> registries) {
        return new UnverifiedConsumerCheck(beans, registries);
    }

    private static int bytes(String property, DataSize size) {
        if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    property + " must be at least one byte and less than 2GB, and is " + size + ".");
        }
        return (int) size.toBytes();
    }

    /** Payloads go through the application's own mapper, where it has one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JsonMapper.class)
    static class ApplicationsOwnMapper {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnSingleCandidate(JsonMapper.class)
        PayloadCodec qstashPayloadCodec(JsonMapper mapper) {
            return new JsonMapperPayloadCodec(mapper);
        }
    }

    /** The client, where it is on the class path and there is a token: an application that only receives needs none. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(QStash.class)
    @ConditionalOnProperty("qstash.token")
    static class Client {

        @Bean
        @ConditionalOnMissingBean
        QStash qstash(QStashProperties properties) {
            QStashBuilder client = QStash.builder().token(Objects.requireNonNull(properties.token()));
            if (properties.url() != null) {
                client.baseUrl(properties.url());
            }
            return client.build();
        }
    }
}
