package io.github.qstash4j.spring;

import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.schedule.OutgoingSchedule;
import io.github.qstash4j.client.schedule.ReconciliationException;
import io.github.qstash4j.client.schedule.ScheduleReconciler;
import io.github.qstash4j.client.schedule.ScheduleReconcilerBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Makes QStash's schedules those that {@link QStashScheduled} consumers declare, when the application has started. */
public final class ConsumerSchedules implements SmartInitializingSingleton, ApplicationListener<ApplicationReadyEvent> {

    private static final System.Logger LOGGER = System.getLogger(ConsumerSchedules.class.getName());

    private final QStashProperties properties;
    private final QStashClients clients;
    private final ObjectProvider<ConsumerRegistry> registries;
    private final Environment environment;
    private final ConsumerUrls urls;

    ConsumerSchedules(
            QStashProperties properties,
            QStashClients clients,
            ObjectProvider<ConsumerRegistry> registries,
            Environment environment) {
        this.properties = properties;
        this.clients = clients;
        this.registries = registries;
        this.environment = environment;
        this.urls = new ConsumerUrls(properties);
    }

    /** Reads all annotations, so that one that is wrong keeps the application from starting. */
    @Override
    public void afterSingletonsInstantiated() {
        if (properties.schedules().enabled()) {
            var unused = reconcilers();
        }
    }

    private List<ScheduleReconciler> reconcilers() {
        Map<String, List<OutgoingSchedule>> byAccount = new LinkedHashMap<>();
        for (ConsumerRegistry registry : registries) {
            for (ConsumerEndpoint endpoint : registry.endpoints()) {
                String account = Objects.requireNonNullElse(endpoint.account(), KeySources.DEFAULT_ACCOUNT);
                List<OutgoingSchedule> schedules = byAccount.computeIfAbsent(account, unseen -> new ArrayList<>());
                schedules.addAll(schedules(endpoint, registry.basePath()));
            }
        }
        return byAccount.entrySet().stream()
                .filter(account -> !account.getValue().isEmpty())
                .map(account -> reconciler(account.getKey(), account.getValue()))
                .toList();
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (properties.schedules().enabled()) {
            try {
                reconcile();
            } catch (QStashException | ReconciliationException e) {
                LOGGER.log(
                        System.Logger.Level.ERROR,
                        "The schedules that consumers declare could not be set up, and those of earlier starts are as"
                                + " they were. Start again, or call ConsumerSchedules.reconcile().",
                        e);
            }
        }
    }

    /**
     * Creates and updates the schedules, whatever {@code qstash.schedules.enabled} says. Changes nothing where there is
     * nothing to do.
     *
     * @throws QStashException if the schedules could not be read
     * @throws ReconciliationException if some of them could not be changed
     */
    public void reconcile() {
        reconcilers().forEach(ScheduleReconciler::reconcile);
    }

    private ScheduleReconciler reconciler(String account, List<OutgoingSchedule> schedules) {
        if (!clients.existFor(account)) {
            throw new QStashStartException(
                    "There are @QStashScheduled consumers, and no token of the account \"" + account
                            + "\" to create schedules with.",
                    "Set qstash.token (QSTASH_TOKEN), or that of the account.");
        }
        try {
            ScheduleReconcilerBuilder reconciler = ScheduleReconciler.builder(clients.of(account))
                    .owner(owner())
                    .declare(schedules)
                    .removeUndeclared(properties.schedules().removeUndeclared())
                    .takeOver(properties.schedules().takeOver());
            return reconciler.build();
        } catch (IllegalArgumentException e) {
            throw new QStashStartException(
                    "The schedules that consumers declare cannot be: " + e.getMessage(),
                    "Correct the ids of the @QStashScheduled consumers, or qstash.schedules.owner.",
                    e);
        }
    }

    private List<OutgoingSchedule> schedules(ConsumerEndpoint endpoint, String basePath) {
        List<OutgoingSchedule> schedules = new ArrayList<>();
        for (int i = 0; i < endpoint.schedules().size(); i++) {
            String id =
                    owner() + urls.path(endpoint).replaceAll("[^A-Za-z0-9._-]+", "-") + (i == 0 ? "" : "-" + (i + 1));
            OutgoingSchedule schedule = new DeclaredSchedule(
                            endpoint.name(), endpoint.schedules().get(i), environment::resolveRequiredPlaceholders)
                    .schedule(urls.of(endpoint, basePath), path -> urls.of(path, basePath), id);
            if (schedule != null) {
                schedules.add(schedule);
            }
        }
        return schedules;
    }

    private String owner() {
        String owner = properties.schedules().owner();
        String name = owner == null ? environment.getProperty("spring.application.name", "") : owner;
        if (name.isBlank()) {
            throw new QStashStartException(
                    "There are @QStashScheduled consumers, and nothing says whose schedules they are.",
                    "Set spring.application.name or qstash.schedules.owner to a name that no other application of the"
                            + " account has.");
        }
        return name.strip();
    }
}
