package io.github.qstash4j.micronaut;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashBuilder;
import io.github.qstash4j.client.consumer.ConsumerSchedules;
import io.github.qstash4j.client.consumer.DeclaredSchedule;
import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.consumer.Accounts;
import io.github.qstash4j.receiver.consumer.ConsumerUrls;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertyPlaceholderResolver;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The client, where it is on the class path and there is a token: an application that only receives needs none. */
@Factory
@Requires(classes = QStash.class)
class ClientFactory {

    @Singleton
    @Requires(missingBeans = QStash.class, condition = OnToken.class)
    QStash qstash(Accounts accounts, List<QStashClientCustomizer> customizers) {
        return QStashClients.standard(accounts, customizer(customizers));
    }

    @Singleton
    QStashClients clients(Accounts accounts, BeanProvider<QStash> standard, List<QStashClientCustomizer> customizers) {
        return new QStashClients(accounts, () -> standard.orElse(null), customizer(customizers));
    }

    @Singleton
    KeysOfApi keysOfApi(QStashClients clients) {
        return clients::signingKeys;
    }

    @Singleton
    DeliveryBinder<FollowUp> followUp(QStashClients clients) {
        return new DeliveryBinder<>(FollowUp.class, clients::followUp);
    }

    @Singleton
    FollowUpCheck followUpCheck(QStashClients clients) {
        return (consumer, arguments) -> {
            if (arguments.contains(FollowUp.class)) {
                clients.checkFollowUps(List.of(consumer));
            }
        };
    }

    @Singleton
    @Requires(classes = Router.class)
    ConsumerSchedules schedules(
            QStashConfiguration.Schedules schedules,
            QStashClients clients,
            ConsumerUrls urls,
            ConsumerRoutes consumers,
            Environment environment) {
        ConsumerSchedules.Options options = new ConsumerSchedules.Options(
                schedules.enabled(),
                Objects.requireNonNullElseGet(
                        schedules.owner(),
                        () -> environment
                                .getProperty("micronaut.application.name", String.class)
                                .orElse("")),
                "micronaut.application.name",
                schedules.removeUndeclared(),
                schedules.takeOver());
        String basePath = environment
                .getProperty("micronaut.server.context-path", String.class)
                .orElse("");
        return new ConsumerSchedules(
                options, clients, urls, () -> scheduled(consumers, basePath, environment.getPlaceholderResolver()));
    }

    private static Consumer<QStashBuilder> customizer(List<QStashClientCustomizer> customizers) {
        return client -> customizers.forEach(customizer -> customizer.customize(client));
    }

    private static Stream<ConsumerSchedules.Scheduled> scheduled(
            ConsumerRoutes consumers, String basePath, PropertyPlaceholderResolver placeholders) {
        return consumers.all().stream()
                .map(consumer -> new ConsumerSchedules.Scheduled(
                        consumer.endpoint(),
                        basePath,
                        consumer.method().getAnnotationValuesByType(QStashScheduled.class).stream()
                                .map(schedule -> declared(schedule, placeholders))
                                .toList()));
    }

    private static DeclaredSchedule declared(
            AnnotationValue<QStashScheduled> schedule, PropertyPlaceholderResolver placeholders) {
        return new DeclaredSchedule(
                attribute(schedule, "cron", placeholders),
                attribute(schedule, "zone", placeholders),
                attribute(schedule, "id", placeholders),
                attribute(schedule, "method", placeholders),
                attribute(schedule, "body", placeholders),
                attribute(schedule, "contentType", placeholders),
                attribute(schedule, "retries", placeholders),
                attribute(schedule, "timeout", placeholders),
                attribute(schedule, "queue", placeholders),
                attribute(schedule, "callback", placeholders),
                attribute(schedule, "failureCallback", placeholders));
    }

    private static String attribute(
            AnnotationValue<QStashScheduled> schedule, String name, PropertyPlaceholderResolver placeholders) {
        return placeholders.resolveRequiredPlaceholders(
                schedule.stringValue(name).orElse(""));
    }

    /** Whether there is a token, perhaps that of the region. */
    static final class OnToken implements Condition {

        @Override
        @SuppressWarnings("rawtypes")
        public boolean matches(ConditionContext context) {
            if (!(context.getBeanContext() instanceof io.micronaut.context.ApplicationContext application)) {
                return false;
            }
            Environment environment = application.getEnvironment();
            return environment.containsProperty("qstash.token")
                    || environment
                            .getProperty("qstash.region", String.class)
                            .filter(region -> environment.containsProperty(
                                    region.toLowerCase(Locale.ROOT).replace('_', '-') + "-qstash-token"))
                            .isPresent();
        }
    }
}
