package io.github.qstash4j.client.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.schedule.Schedule;
import io.github.qstash4j.client.schedule.Schedules;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.consumer.Accounts;
import io.github.qstash4j.receiver.consumer.Accounts.Account;
import io.github.qstash4j.receiver.consumer.ConsumerDefinition;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.receiver.consumer.ConsumerUrls;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clients of accounts, and the schedules that consumers declare, on a dev server. */
class ConsumerSchedulesTest {

    private final DevServer server = DevServer.start();
    private final QStash qstash = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();
    private final Account account = new Account(
            server.currentSigningKey(),
            server.nextSigningKey(),
            server.token(),
            server.url().toString());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_is_declared_is_kept() {
        DeclaredSchedule daily = new DeclaredSchedule(
                "0 9 * * *",
                "Europe/Berlin",
                "",
                "PUT",
                "{\"all\":true}",
                "",
                "2",
                "90s",
                "",
                "",
                "https://elsewhere.example/failed");
        ConsumerSchedules schedules = schedules(qstash, daily, cron("* * * * *"), cron("-"));

        schedules.check();
        assertThat(new Schedules(qstash).list()).isEmpty();
        schedules.started();
        schedules.reconcile();

        assertThat(new Schedules(qstash).list())
                .extracting(Schedule::id)
                .containsExactlyInAnyOrder("orders-jobs-daily", "orders-jobs-daily-2");
        Schedule kept = new Schedules(qstash).get("orders-jobs-daily").orElseThrow();
        assertThat(kept.cron()).isEqualTo("CRON_TZ=Europe/Berlin 0 9 * * *");
        assertThat(kept.destination()).isEqualTo("https://app.example.com/base/app/jobs/daily");
        assertThat(kept.method()).isEqualTo("PUT");
        assertThat(kept.retries()).isEqualTo(2);
        assertThat(kept.failureCallback()).isEqualTo("https://elsewhere.example/failed");
    }

    @Test
    void what_cannot_be_keeps_an_application_from_starting() {
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(schedules(qstash, cron("every day"))::check)
                .withMessageContaining("The @QStashScheduled of job cannot be")
                .withMessageContaining("Correct the annotation");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(schedules(qstash, timeout("soon"))::check)
                .withMessageContaining("the timeout soon is neither like 30s nor like PT30S");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(schedules(null, cron("* * * * *"))::check)
                .withMessageContaining("no token of the account \"default\"");
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(with(options(true, " "), qstash, cron("* * * * *"))::check)
                .withMessageContaining("Set app.name or qstash.schedules.owner");
        assertThatNoException().isThrownBy(with(options(false, null), null, cron("every day"))::check);
    }

    @Test
    void a_timeout_is_written_in_either_way() {
        for (String timeout : List.of("30s", "2 m", "1H", "PT2M")) {
            assertThatNoException().isThrownBy(schedules(qstash, timeout(timeout))::check);
        }
    }

    @Test
    void a_QStash_that_cannot_be_reached_is_logged_at_the_start_and_thrown_later() {
        QStash gone = QStash.builder()
                .token("t")
                .baseUrl("http://127.0.0.1:1")
                .deadline(Duration.ofSeconds(1))
                .build();
        ConsumerSchedules schedules = schedules(gone, cron("* * * * *"));

        assertThatNoException().isThrownBy(schedules::started);
        assertThatExceptionOfType(QStashException.class).isThrownBy(schedules::reconcile);
    }

    @Test
    void each_account_has_its_client_and_its_keys() {
        QStashClients clients = clients(qstash, Map.of("shop", account));

        assertThat(clients.of("default")).isSameAs(qstash);
        assertThat(clients.of("shop")).isNotSameAs(qstash).isSameAs(clients.of("shop"));
        assertThat(clients.signingKeys("shop").fingerprints())
                .isEqualTo(SigningKeys.of(server.currentSigningKey(), server.nextSigningKey())
                        .fingerprints());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> clients.of("nobody"))
                .withMessageContaining("qstash.accounts.nobody.token");
    }

    @Test
    void who_takes_follow_up_work_needs_a_token() {
        assertThatNoException()
                .isThrownBy(() -> clients(qstash, Map.of()).checkFollowUps(List.of(endpoint("default"))));
        assertThatNoException()
                .isThrownBy(() -> clients(null, Map.of("shop", account)).checkFollowUps(List.of(endpoint("shop"))));
        assertThatExceptionOfType(QStashStartException.class)
                .isThrownBy(() -> clients(null, Map.of("shop", account)).checkFollowUps(List.of(endpoint(null))))
                .withMessageContaining("job takes a FollowUp, and there is no token to publish with.");
    }

    private ConsumerSchedules schedules(@Nullable QStash client, DeclaredSchedule... declared) {
        return with(options(true, "orders"), client, declared);
    }

    private ConsumerSchedules with(
            ConsumerSchedules.Options options, @Nullable QStash client, DeclaredSchedule... declared) {
        return new ConsumerSchedules(
                options,
                clients(client, Map.of()),
                new ConsumerUrls("https://app.example.com/base", null, null),
                () -> Stream.of(new ConsumerSchedules.Scheduled(endpoint(null), "/app", List.of(declared))));
    }

    private QStashClients clients(@Nullable QStash standard, Map<String, Account> named) {
        return new QStashClients(new Accounts(account, null, named, name -> null), () -> standard, customized -> {});
    }

    private static ConsumerSchedules.Options options(boolean enabled, @Nullable String owner) {
        return new ConsumerSchedules.Options(enabled, owner, "app.name", false, false);
    }

    private static DeclaredSchedule cron(String cron) {
        return new DeclaredSchedule(cron, "", "", "", "", "", "", "", "", "", "");
    }

    private static DeclaredSchedule timeout(String timeout) {
        return new DeclaredSchedule("* * * * *", "", "", "", "", "", "", timeout, "", "", "");
    }

    private ConsumerEndpoint endpoint(@Nullable String account) {
        return new ConsumerEndpoint(
                new ConsumerDefinition("job", ConsumerDefinition.Kind.MESSAGE, List.of(), null, account),
                Set.of("/jobs/daily"),
                Receiver.builder()
                        .signingKeys(SigningKeys.of(server.currentSigningKey()))
                        .publicBaseUrl("https://app.example.com")
                        .build());
    }
}
