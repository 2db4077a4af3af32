package io.github.qstash4j.spring;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashBuilder;
import io.github.qstash4j.client.keys.SigningKeyPair;
import io.github.qstash4j.receiver.SigningKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The client, where it is on the class path and there is a token: an application that only receives needs none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(QStash.class)
class ClientConfiguration {

    private static final List<String> OF_REGIONS = List.of(
            "EU_CENTRAL_1_QSTASH_TOKEN", "EU_CENTRAL_1_QSTASH_URL", "US_EAST_1_QSTASH_TOKEN", "US_EAST_1_QSTASH_URL");

    @Bean
    @ConditionalOnMissingBean
    @Conditional(OnToken.class)
    QStash qstash(
            QStashProperties properties, Environment environment, ObjectProvider<QStashClientCustomizer> customizers) {
        Map<String, String> variables = new LinkedHashMap<>();
        KeySources.put(variables, "QSTASH_REGION", properties.region());
        KeySources.put(variables, "QSTASH_TOKEN", properties.token());
        KeySources.put(variables, "QSTASH_URL", properties.url());
        OF_REGIONS.forEach(name -> KeySources.put(variables, name, environment.getProperty(name)));
        return QStashClients.customized(QStashBuilder.fromEnvironment(variables), customizers);
    }

    @Bean
    @ConditionalOnMissingBean
    QStashClients qstashClients(
            QStashProperties properties,
            ObjectProvider<QStash> standard,
            ObjectProvider<QStashClientCustomizer> customizers) {
        return new QStashClients(properties, standard, customizers);
    }

    @Bean
    KeysOfApi qstashKeysOfApi(QStashClients clients) {
        return account -> {
            SigningKeyPair keys = new io.github.qstash4j.client.keys.SigningKeys(clients.of(account)).get();
            return SigningKeys.of(keys.current(), keys.next());
        };
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerSchedules qstashConsumerSchedules(
            QStashProperties properties,
            QStashClients clients,
            ObjectProvider<ConsumerRegistry> registries,
            Environment environment) {
        return new ConsumerSchedules(properties, clients, registries, environment);
    }

    /** Whether there is a token, perhaps that of the region. */
    static final class OnToken implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            String region = environment.getProperty("qstash.region");
            return environment.containsProperty("qstash.token")
                    || (region != null
                            && environment.containsProperty(
                                    region.replace('-', '_').toUpperCase(Locale.ROOT) + "_QSTASH_TOKEN"));
        }
    }
}
