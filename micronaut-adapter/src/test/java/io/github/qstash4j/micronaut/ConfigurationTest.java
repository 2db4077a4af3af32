package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.LedgerFailure;
import io.github.qstash4j.receiver.OnUndecodable;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an application may set. */
class ConfigurationTest {

    @Test
    void a_consumer_may_have_a_URL_and_an_account_of_its_own() throws Exception {
        try (RunningServer server = RunningServer.start(
                "account",
                "jobs.url",
                "https://shop.example.com/elsewhere",
                "qstash.accounts.shop.current-signing-key",
                TestKeys.UNKNOWN,
                "qstash.accounts.shop.token",
                "t-shop")) {
            SignedRequest message = SignedRequest.valid()
                    .to(RunningServer.BASE + "/account")
                    .publishedTo("https://shop.example.com/elsewhere");
            assertThat(server.send(message.signedWith(TestKeys.UNKNOWN)).statusCode())
                    .isEqualTo(200);
            assertThat(server.send(message).statusCode()).isEqualTo(401);
            assertThat(server.bean(QStashClients.class).of("shop")).isNotNull();
        }
    }

    @Test
    void the_keys_of_regions_are_read() throws Exception {
        try (RunningServer server = RunningServer.start(
                "job",
                "qstash.current-signing-key",
                "",
                "qstash.next-signing-key",
                "",
                "qstash.region",
                "EU_CENTRAL_1",
                "eu-central-1-qstash-current-signing-key",
                TestKeys.CURRENT,
                "eu-central-1-qstash-next-signing-key",
                TestKeys.NEXT)) {
            assertThat(server.send(RunningServer.signed("/job")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void forwarded_headers_are_believed_when_they_are_to_be() throws Exception {
        SignedRequest forwarded = RunningServer.signed("/job")
                .header("X-Forwarded-Host", "tasks.example.com")
                .header("X-Forwarded-Proto", "https");
        try (RunningServer server =
                RunningServer.start("job", "qstash.public-base-url", "", "qstash.url-check", "request")) {
            assertThat(server.send(forwarded).statusCode()).isEqualTo(401);
        }
        try (RunningServer server = RunningServer.start(
                "job",
                "qstash.public-base-url",
                "",
                "qstash.url-check",
                "request",
                "qstash.forwarded-headers",
                "true")) {
            assertThat(server.send(forwarded).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void every_option_is_read() {
        try (ApplicationContext context = ApplicationContext.run(RunningServer.properties(
                "none",
                "qstash.refresh-keys.enabled",
                "true",
                "qstash.refresh-keys.time-to-live",
                "10m",
                "qstash.ledger.type",
                "memory",
                "qstash.ledger.namespace",
                "orders",
                "qstash.ledger.on-failure",
                "handle",
                "qstash.ledger.maximum-records",
                "7",
                "qstash.schedules.owner",
                "shop",
                "qstash.schedules.take-over",
                "true",
                "qstash.max-body-size",
                "2KB",
                "qstash.engine",
                "lean",
                "qstash.on-undecodable",
                "retry"))) {
            assertThat(context.getBean(QStashConfiguration.RefreshKeys.class))
                    .isEqualTo(new QStashConfiguration.RefreshKeys(
                            true, Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(2)));
            assertThat(context.getBean(QStashConfiguration.Ledger.class))
                    .isEqualTo(new QStashConfiguration.Ledger(
                            QStashConfiguration.LedgerType.MEMORY,
                            "orders",
                            Duration.ofMinutes(15),
                            Duration.ZERO,
                            LedgerFailure.HANDLE,
                            Duration.ofDays(7),
                            7));
            assertThat(context.getBean(QStashConfiguration.Schedules.class))
                    .isEqualTo(new QStashConfiguration.Schedules(true, "shop", false, true));
            QStashConfiguration read = context.getBean(QStashConfiguration.class);
            assertThat(read.maxBodySize()).isEqualTo(2048);
            assertThat(read.engine()).isEqualTo(VerificationEngine.LEAN);
            assertThat(read.onUndecodable()).isEqualTo(OnUndecodable.RETRY);
        }
    }

    @Test
    void secrets_are_not_printed() {
        try (ApplicationContext context = ApplicationContext.run(
                RunningServer.properties("none", "qstash.token", "t-secret", "qstash.accounts.a.token", "t-secret"))) {
            assertThat(context.getBean(QStashConfiguration.class).toString())
                    .doesNotContain(TestKeys.CURRENT, TestKeys.NEXT, "t-secret");
            assertThat(context.getBean(AccountConfiguration.class).toString()).doesNotContain("t-secret");
        }
    }

    @Controller
    @Requires(property = "spec.name", value = "job")
    static class Job {

        @QStashConsumer
        @Post("/job")
        void job() {}
    }

    @Controller
    @Requires(property = "spec.name", value = "account")
    static class OfAccount {

        @QStashConsumer(url = "${jobs.url}", account = "shop")
        @Post("/account")
        void job(Delivery delivery) {}
    }
}
