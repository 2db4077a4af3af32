package io.github.qstash4j.spring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.consumer.AccountKeys;
import io.github.qstash4j.receiver.consumer.Accounts;
import io.github.qstash4j.receiver.consumer.ConsumerReceivers;
import io.github.qstash4j.receiver.consumer.ConsumerUrls;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * The receivers of an application, made from {@link QStashProperties}. Every bean steps back for one of the
 * application's own. They are made when the first consumer needs them: an application that only publishes needs no
 * keys.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration"
        })
@EnableConfigurationProperties(QStashProperties.class)
@Import(ClientConfiguration.class)
public final class QStashAutoConfiguration {

    /** The name of the bean that verifies for all consumers, unless the application has its own. */
    public static final String RECEIVER = "qstashReceiver";

    QStashAutoConfiguration() {}

    @Bean(RECEIVER)
    @Lazy
    @ConditionalOnMissingBean
    Receiver qstashReceiver(ConsumerReceivers receivers) {
        return receivers.standard();
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SigningKeySource qstashSigningKeys(AccountKeys keys) {
        return keys.all();
    }

    @Bean
    Accounts qstashAccounts(QStashProperties properties, Environment environment) {
        return properties.allAccounts(environment);
    }

    @Bean
    ConsumerUrls qstashConsumerUrls(QStashProperties properties) {
        return new ConsumerUrls(properties.publicBaseUrl(), properties.publicUrl(), properties.urlCheck());
    }

    @Bean
    AccountKeys qstashAccountKeys(QStashProperties properties, Accounts accounts, ObjectProvider<KeysOfApi> api) {
        QStashProperties.RefreshKeys refresh = properties.refreshKeys();
        KeysOfApi asked = api.getIfAvailable();
        return new AccountKeys(
                accounts,
                new AccountKeys.Refresh(
                        refresh.enabled(), refresh.timeToLive(), refresh.leastInterval(), refresh.patience()),
                asked == null ? null : asked::of);
    }

    @Bean
    ConsumerReceivers qstashReceivers(
            QStashProperties properties,
            AccountKeys keys,
            ConsumerUrls urls,
            ObjectProvider<SigningKeySource> source,
            ObjectProvider<PayloadCodec> codec,
            ObjectProvider<DeliveryLedger> ledger,
            ObjectProvider<ReceiverListener> listeners,
            ObjectProvider<QStashReceiverCustomizer> customizers) {
        return new ConsumerReceivers(
                urls, new ReceiverParts(properties, keys, source, codec, ledger, listeners, customizers));
    }

    @Bean
    ConsumerEndpoints qstashConsumerEndpoints(
            ConfigurableListableBeanFactory beans, ConsumerReceivers receivers, Environment environment) {
        return new ConsumerEndpoints(beans, receivers, environment);
    }

    @Bean
    UnverifiedConsumerCheck qstashUnverifiedConsumerCheck(
            ConfigurableListableBeanFactory beans, ObjectProvider<ConsumerRegistry> registries) {
        return new UnverifiedConsumerCheck(beans, registries);
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

    /** The same on Spring Boot 3, whose mapper is Jackson 2's. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("tools.jackson.databind.json.JsonMapper")
    @ConditionalOnClass(ObjectMapper.class)
    static class ApplicationsOwnMapperOfJackson2 {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnSingleCandidate(ObjectMapper.class)
        PayloadCodec qstashPayloadCodec(ObjectMapper mapper) {
            return new ObjectMapperPayloadCodec(mapper);
        }
    }

    /** The ledger of one process. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MemoryLedger.class)
    @ConditionalOnProperty(name = "qstash.ledger.type", havingValue = "memory")
    static class InMemory {

        @Bean
        @ConditionalOnMissingBean
        DeliveryLedger qstashLedger(QStashProperties properties) {
            return MemoryLedger.builder()
                    .retention(properties.ledger().retention())
                    .maximumRecords(properties.ledger().maximumRecords())
                    .build();
        }
    }
}
