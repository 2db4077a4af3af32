package io.github.qstash4j.client.consumer;

import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.schedule.OutgoingSchedule;
import io.github.qstash4j.client.schedule.ReconciliationException;
import io.github.qstash4j.client.schedule.ScheduleReconciler;
import io.github.qstash4j.receiver.consumer.Accounts;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.ConsumerUrls;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes QStash's schedules those that consumers declare. */
public final class ConsumerSchedules {

    private static final System.Logger LOGGER = System.getLogger(ConsumerSchedules.class.getName());

    private final Options options;
    private final QStashClients clients;
    private final ConsumerUrls urls;
    private final Supplier<Stream<Scheduled>> consumers;

    /**
     * The schedules of an application.
     *
     * @param consumers all of its consumers, asked for when the application has found them
     */
    public ConsumerSchedules(
            Options options, QStashClients clients, ConsumerUrls urls, Supplier<Stream<Scheduled>> consumers) {
        this.options = options;
        this.clients = clients;
        this.urls = urls;
        this.consumers = consumers;
    }

    /**
     * Reads what is declared, so that a mistake keeps the application from starting. Calls nobody.
     *
     * @throws QStashStartException if something cannot be
     */
    public void check() {
        if (options.enabled()) {
            var unused = reconcilers();
        }
    }

    /** To be called when the application has started: sets the schedules up, and logs if that fails. */
    public void started() {
        if (options.enabled()) {
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

    private List<ScheduleReconciler> reconcilers() {
        Map<String, List<OutgoingSchedule>> byAccount = new LinkedHashMap<>();
        consumers
                .get()
                .filter(consumer -> !consumer.schedules().isEmpty())
                .forEach(consumer -> byAccount
                        .computeIfAbsent(
                                Objects.requireNonNullElse(consumer.endpoint().account(), Accounts.DEFAULT),
                                unseen -> new ArrayList<>())
                        .addAll(outgoing(consumer)));
        return byAccount.entrySet().stream()
                .filter(account -> !account.getValue().isEmpty())
                .map(account -> reconciler(account.getKey(), account.getValue()))
                .toList();
    }

    private ScheduleReconciler reconciler(String account, List<OutgoingSchedule> schedules) {
        if (!clients.existFor(account)) {
            throw new QStashStartException(
                    "There are @QStashScheduled consumers, and no token of the account \"" + account
                            + "\" to create schedules with.",
                    "Set qstash.token (QSTASH_TOKEN), or that of the account.");
        }
        try {
            return ScheduleReconciler.builder(clients.of(account))
                    .owner(owner())
                    .declare(schedules)
                    .removeUndeclared(options.removeUndeclared())
                    .takeOver(options.takeOver())
                    .build();
        } catch (IllegalArgumentException e) {
            throw new QStashStartException(
                    "The schedules that consumers declare cannot be: " + e.getMessage(),
                    "Correct the ids of the @QStashScheduled consumers, or qstash.schedules.owner.",
                    e);
        }
    }

    private List<OutgoingSchedule> outgoing(Scheduled consumer) {
        ConsumerEndpoint endpoint = consumer.endpoint();
        String url = urls.of(endpoint, consumer.basePath());
        String id = owner() + urls.path(endpoint).replaceAll("[^A-Za-z0-9._-]+", "-");
        List<OutgoingSchedule> schedules = new ArrayList<>();
        for (int i = 0; i < consumer.schedules().size(); i++) {
            OutgoingSchedule schedule = consumer.schedules()
                    .get(i)
                    .outgoing(
                            endpoint.name(),
                            url,
                            path -> urls.of(path, consumer.basePath()),
                            id + (i == 0 ? "" : "-" + (i + 1)));
            if (schedule != null) {
                schedules.add(schedule);
            }
        }
        return schedules;
    }

    private String owner() {
        String owner = options.owner();
        if (owner == null || owner.isBlank()) {
            throw new QStashStartException(
                    "There are @QStashScheduled consumers, and nothing says whose schedules they are.",
                    "Set " + options.applicationName()
                            + " or qstash.schedules.owner to a name that no other application of the account has.");
        }
        return owner.strip();
    }

    /**
     * A consumer, and when QStash is to call it.
     *
     * @param basePath what stands before its path in a request's own; empty for nothing
     * @param schedules what is declared; empty for never
     */
    public record Scheduled(ConsumerEndpoint endpoint, String basePath, List<DeclaredSchedule> schedules) {}

    /**
     * How schedules are kept.
     *
     * @param enabled whether they are created and updated when the application has started
     * @param owner who declares them; null for nobody, with which nothing can be declared
     * @param applicationName the framework's property that the owner has its usual name from
     * @param removeUndeclared whether the owner's schedules that no consumer declares any more are removed
     * @param takeOver whether a schedule of the same id that somebody else has made is overwritten
     */
    public record Options(
            boolean enabled,
            @Nullable String owner,
            String applicationName,
            boolean removeUndeclared,
            boolean takeOver) {}
}
