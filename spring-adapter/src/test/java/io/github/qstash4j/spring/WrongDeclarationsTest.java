package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a consumer cannot have keeps the application from starting, with a word on what to do. */
class WrongDeclarationsTest {

    private final WebApplicationContextRunner unconfigured = MvcRunner.unconfigured();
    private final WebApplicationContextRunner runner = MvcRunner.configured();

    @Test
    void a_kind_that_is_none() {
        assertThat(failure(runner, OfNoKind.class).getDescription()).contains("OfNoKind#job", "\"batch\"");
        assertThat(failure(runner, OfNoKind.class).getAction()).contains("message, callback, failure-callback");
    }

    @Test
    void a_kind_that_the_arguments_contradict() {
        assertThat(failure(runner, OfTwoKinds.class).getDescription()).contains("is callback", "a failure-callback");
    }

    @Test
    void a_word_about_the_ledger_that_is_neither_true_nor_false() {
        assertThat(failure(runner, Perhaps.class).getDescription()).contains("idempotent = \"perhaps\"");
    }

    @Test
    void a_ledger_that_there_is_not() {
        assertThat(failure(runner, Once.class).getDescription()).contains("no ledger", "Once#job");
        runner.withPropertyValues("qstash.ledger.type=memory")
                .withUserConfiguration(Once.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void an_account_that_there_is_not() {
        assertThat(failure(runner, OfAccount.class).getDescription()).contains("no QStash account \"shop\"");
        assertThat(failure(runner.withPropertyValues("qstash.accounts.shop.token=t"), OfAccount.class)
                        .getDescription())
                .contains("\"shop\" has no signing keys");
    }

    @Test
    void an_account_with_the_name_of_the_one_that_has_none() {
        assertThat(failure(
                                runner.withPropertyValues("qstash.accounts.default.current-signing-key=sig_other"),
                                Plain.class)
                        .getDescription())
                .contains("qstash.accounts.default");
    }

    @Test
    void a_placeholder_that_nothing_fills() {
        unconfigured
                .withPropertyValues("qstash.current-signing-key=" + TestKeys.CURRENT)
                .withUserConfiguration(OwnUrl.class)
                .run(context -> assertThat(context).getFailure().hasMessageContaining("orders.url"));
    }

    @Test
    void a_url_that_is_none() {
        assertThat(failure(runner.withPropertyValues("orders.url=orders"), OwnUrl.class)
                        .getDescription())
                .contains("OwnUrl#job", "must be absolute");
    }

    @Test
    void one_url_for_two_consumers() {
        assertThat(failure(runner.withPropertyValues("orders.url=https://app.example.com/x"), Twins.class)
                        .getDescription())
                .contains("/first", "/second", "would accept deliveries for it");
    }

    @Test
    void attributes_beside_a_receiver_of_the_applications_own() {
        assertThat(failure(unconfigured.withUserConfiguration(OwnReceiver.class), Once.class)
                        .getAction())
                .contains("QStashReceiverCustomizer");
    }

    @Test
    void follow_up_work_without_a_token() {
        assertThat(failure(runner, Following.class).getAction()).contains("qstash.token");
        runner.withPropertyValues("qstash.token=t")
                .withUserConfiguration(Following.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_url_of_its_own_is_word_enough_about_the_URL() {
        unconfigured
                .withPropertyValues("qstash.current-signing-key=" + TestKeys.CURRENT, "orders.url=https://a.example/x")
                .withUserConfiguration(OwnUrl.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_schedule_without_a_token() {
        assertThat(failure(runner.withPropertyValues("spring.application.name=a"), Daily.class)
                        .getAction())
                .contains("qstash.token");
        runner.withPropertyValues("qstash.schedules.enabled=false")
                .withUserConfiguration(Daily.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_schedule_of_nobody() {
        assertThat(failure(runner.withPropertyValues("qstash.token=t"), Daily.class)
                        .getAction())
                .contains("spring.application.name or qstash.schedules.owner");
    }

    @Test
    void a_cron_that_is_none() {
        assertThat(failure(
                                runner.withPropertyValues(
                                        "qstash.token=t", "spring.application.name=a", "daily.cron=every day"),
                                Daily.class)
                        .getDescription())
                .contains("Daily#job", "every day");
    }

    @Test
    void a_schedule_of_what_is_no_consumer() {
        assertThat(failure(runner, Open.class).getDescription()).contains("anybody could call it");
        assertThat(failure(runner, OpenBesideAConsumer.class).getDescription())
                .contains("OpenBesideAConsumer#open", "anybody could call it");
        assertThat(failure(runner, NoController.class).getDescription()).contains("Nothing verifies");
    }

    @Test
    void a_schedule_of_a_path_with_a_variable() {
        assertThat(failure(runner.withPropertyValues("qstash.token=t", "spring.application.name=a"), OfManyPaths.class)
                        .getDescription())
                .contains("/job/{id}");
    }

    @Test
    void a_controller_that_is_there_only_within_a_request() {
        assertThat(failure(runner, OfRequest.class).getDescription()).contains("OfRequest#job");
        assertThat(failure(runner, OfRequest.class).getAction()).contains("@RequestScope");
    }

    @Test
    void no_keys() {
        FailureAnalysis analysis = failure(unconfigured, Plain.class);
        assertThat(analysis.getDescription()).contains("no signing keys");
        assertThat(analysis.getAction()).contains("qstash.current-signing-key (QSTASH_CURRENT_SIGNING_KEY)");
    }

    private static FailureAnalysis failure(WebApplicationContextRunner runner, Class<?> consumer) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        runner.withUserConfiguration(consumer).run(context -> failure.set(context.getStartupFailure()));
        Throwable thrown = Objects.requireNonNull(failure.get(), "the application has started");
        return Objects.requireNonNull(
                new QStashStartFailureAnalyzer().analyze(thrown), "Spring Boot does not report it");
    }

    @RestController
    static class Plain {
        @QStashMapping("/plain")
        void job() {}
    }

    @RestController
    static class OfNoKind {
        @QStashMapping(path = "/job", kind = "batch")
        void job() {}
    }

    @RestController
    static class OfTwoKinds {
        @QStashMapping(path = "/job", kind = "callback")
        void job(FailureCallback callback) {}
    }

    @RestController
    static class Perhaps {
        @QStashMapping(path = "/job", idempotent = "perhaps")
        void job() {}
    }

    @RestController
    static class Once {
        @QStashMapping(path = "/job", idempotent = "true")
        void job() {}
    }

    @RestController
    static class OfAccount {
        @QStashMapping(path = "/job", account = "shop")
        void job() {}
    }

    @RestController
    static class OwnUrl {
        @QStashMapping(path = "/job", url = "${orders.url}")
        void job() {}
    }

    @RestController
    static class Twins {
        @QStashMapping(path = "/first", url = "${orders.url}")
        void first() {}

        @QStashMapping(path = "/second", url = "${orders.url}", idempotent = "false")
        void second() {}
    }

    @RestController
    static class Following {
        @QStashMapping("/job")
        void job(FollowUp followUp) {}
    }

    @RestController
    static class Daily {
        @QStashScheduled(cron = "${daily.cron:0 9 * * *}")
        @QStashMapping("/job")
        void job() {}
    }

    @RestController
    static class Open {
        @QStashScheduled(cron = "0 9 * * *")
        @PostMapping("/job")
        void job() {}
    }

    @RestController
    static class OpenBesideAConsumer {
        @QStashMapping("/job")
        void job() {}

        @QStashScheduled(cron = "0 9 * * *")
        @QStashScheduled(cron = "0 17 * * *")
        @PostMapping("/open")
        void open() {}
    }

    static class NoController {
        @QStashScheduled(cron = "0 9 * * *")
        void job() {}
    }

    @RestController
    static class OfManyPaths {
        @QStashScheduled(cron = "0 9 * * *")
        @QStashMapping("/job/{id}")
        void job() {}
    }

    @Scope("request")
    @RestController
    static class OfRequest {
        @QStashMapping("/job")
        void job() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnReceiver {
        @Bean
        Receiver own() {
            return Receiver.builder()
                    .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                    .urlCheck(UrlCheck.OFF)
                    .build();
        }
    }
}
