package io.github.qstash4j.spring;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashBuilder;
import io.github.qstash4j.client.consumer.ConsumerSchedules;
import io.github.qstash4j.client.consumer.DeclaredSchedule;
import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.receiver.consumer.Accounts;
import io.github.qstash4j.receiver.consumer.ConsumerUrls;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
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

    @Bean
    @ConditionalOnMissingBean
    @Conditional(OnToken.class)
    QStash qstash(Accounts accounts, ObjectProvider<QStashClientCustomizer> customizers) {
        return QStashClients.standard(accounts, customizer(customizers));
    }

    @Bean
    @ConditionalOnMissingBean
    QStashClients qstashClients(
            Accounts accounts, ObjectProvider<QStash> standard, ObjectProvider<QStashClientCustomizer> customizers) {
        return new QStashClients(accounts, standard::getIfAvailable, customizer(customizers));
    }

    @Bean
    KeysOfApi qstashKeysOfApi(QStashClients clients) {
        return clients::signingKeys;
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerSchedules qstashConsumerSchedules(
            QStashProperties properties,
            QStashClients clients,
            ConsumerUrls urls,
            ObjectProvider<ConsumerRegistry> registries,
            Environment environment) {
        QStashProperties.Schedules schedules = properties.schedules();
        ConsumerSchedules.Options options = new ConsumerSchedules.Options(
                schedules.enabled(),
                Objects.requireNonNullElseGet(
                        schedules.owner(), () -> environment.getProperty("spring.application.name", "")),
                "spring.application.name",
                schedules.removeUndeclared(),
                schedules.takeOver());
        return new ConsumerSchedules(
                options,
                clients,
                urls,
                () -> registries.stream().flatMap(registry -> scheduled(registry, environment)));
    }

    @Bean
    ScheduleStart qstashScheduleStart(ConsumerSchedules schedules) {
        return new ScheduleStart(schedules);
    }

    private static Consumer<QStashBuilder> customizer(ObjectProvider<QStashClientCustomizer> customizers) {
        return client -> customizers.orderedStream().forEach(customizer -> customizer.customize(client));
    }

    private static Stream<ConsumerSchedules.Scheduled> scheduled(ConsumerRegistry registry, Environment environment) {
        return registry.endpoints().stream()
                .map(endpoint -> new ConsumerSchedules.Scheduled(
                        endpoint,
                        registry.basePath(),
                        endpoint.schedules().stream()
                                .map(schedule -> declared(schedule, environment::resolveRequiredPlaceholders))
                                .toList()));
    }

    private static DeclaredSchedule declared(QStashScheduled schedule, UnaryOperator<String> placeholders) {
        return new DeclaredSchedule(
                placeholders.apply(schedule.cron()),
                placeholders.apply(schedule.zone()),
                placeholders.apply(schedule.id()),
                placeholders.apply(schedule.method()),
                placeholders.apply(schedule.body()),
                placeholders.apply(schedule.contentType()),
                placeholders.apply(schedule.retries()),
                placeholders.apply(schedule.timeout()),
                placeholders.apply(schedule.queue()),
                placeholders.apply(schedule.callback()),
                placeholders.apply(schedule.failureCallback()));
    }

    /** Sets the schedules up when the application has started, if nothing was wrong before. */
    record ScheduleStart(ConsumerSchedules schedules)
            implements SmartInitializingSingleton, ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void afterSingletonsInstantiated() {
            schedules.check();
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            schedules.started();
        }
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
