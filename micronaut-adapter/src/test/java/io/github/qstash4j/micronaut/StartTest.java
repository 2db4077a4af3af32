package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.consumer.QStashClients;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.LedgerFailure;
import io.github.qstash4j.receiver.OnUndecodable;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.Async;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What an application needs for its start, and what keeps it from it. */
class StartTest {

    @Test
    void an_application_that_only_publishes_needs_no_keys() {
        try (ApplicationContext context = ApplicationContext.run(Map.of("spec.name", "none", "qstash.token", "t"))) {
            assertThat(context.getBean(QStash.class)).isNotNull();
        }
    }

    @Test
    void nor_where_Micronaut_makes_all_singletons_at_the_start() {
        try (ApplicationContext context = ApplicationContext.builder(Map.of("spec.name", "none"))
                .eagerInitSingletons(true)
                .start()) {
            assertThat(context.containsBean(QStash.class)).isFalse();
        }
    }

    @Test
    void without_a_token_there_is_no_client() {
        try (ApplicationContext context = ApplicationContext.run(Map.of("spec.name", "none"))) {
            assertThat(context.containsBean(QStash.class)).isFalse();
        }
    }

    @Test
    void without_keys_no_consumer_starts() {
        refused("job", "There are no signing keys", "qstash.current-signing-key", "", "qstash.next-signing-key", "");
    }

    @Test
    void without_a_URL_no_consumer_starts() {
        refused("job", "The receiver of the application cannot be made", "qstash.public-base-url", "");
    }

    @Test
    void sizes_and_names_are_checked() {
        refused("job", "qstash.max-body-size must be at least one byte", "qstash.max-body-size", "3GB");
        refused("job", "qstash.max-body-size is \"lots\"", "qstash.max-body-size", "lots");
        refused("job", "Make it none or memory.", "qstash.ledger.type", "memory-of-an-elephant");
        refused("job", "Make it a duration, such as 30s or 15m.", "qstash.leeway", "soon");
        refused("job", "qstash.url-check is \"maybe\"", "qstash.url-check", "maybe");
    }

    @Test
    void an_outcome_that_anybody_could_ask_for_does_not_start() {
        refused("open-outcome", "returns an Outcome without being a @QStashConsumer");
    }

    @Test
    void an_outcome_in_a_list_does_not_start() {
        refused("listed-outcome", "returns an Outcome inside");
    }

    @Test
    void a_stream_does_not_start() {
        refused("stream", "returns a stream");
    }

    @Test
    void a_consumer_without_a_route_does_not_start() {
        refused("no-route", "Nothing verifies the requests to the @QStashConsumer");
    }

    @Test
    void work_that_nobody_waits_for_does_not_start() {
        refused("async", "is @Async and returns nothing");
        refused("streamed-response", "returns a stream");
    }

    @Test
    void an_annotation_of_ones_own_may_stand_for_consumers_and_a_class_may_have_other_methods() throws Exception {
        try (RunningServer server = RunningServer.start("annotated")) {
            assertThat(server.send(RunningServer.signed("/annotated")).statusCode())
                    .isEqualTo(200);
            assertThat(server.send(RunningServer.signed("/annotated").header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_schedule_without_a_consumer_does_not_start() {
        refused("open-schedule", "is @QStashScheduled without being a @QStashConsumer");
    }

    @Test
    void two_paths_behind_one_URL_do_not_start() {
        refused(
                "two-jobs",
                "would accept deliveries for it",
                "qstash.public-base-url",
                "",
                "qstash.public-url",
                "https://tasks.example.com/one");
    }

    @Test
    void follow_up_work_without_a_token_does_not_start() {
        refused("follow-up", "takes a FollowUp, and there is no token to publish with");
    }

    @Test
    void a_consumer_that_wants_a_ledger_does_not_start_without_one() throws Exception {
        refused("idempotent", "There is no ledger");
        try (RunningServer server = RunningServer.start("idempotent", "qstash.ledger.type", "memory")) {
            assertThat(server.bean(DeliveryLedger.class)).isNotNull();
            SignedRequest message = RunningServer.signed("/idempotent");
            assertThat(server.send(message).body()).isEqualTo("1");
            assertThat(server.send(message).body()).isEqualTo("1");
        }
    }

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

    private static void refused(String spec, String message, Object... properties) {
        assertThatThrownBy(() -> RunningServer.start(spec, properties).close()).hasStackTraceContaining(message);
    }

    @Controller
    @Requires(property = "spec.name", value = "job")
    static class Job {

        @QStashConsumer
        @Post("/job")
        void job() {}
    }

    @Controller
    @Requires(property = "spec.name", value = "open-outcome")
    static class OpenOutcome {

        @Get("/open")
        Outcome open() {
            return Outcome.acknowledge();
        }
    }

    @Controller
    @QStashConsumer
    @Requires(property = "spec.name", value = "listed-outcome")
    static class ListedOutcome {

        @Post("/listed")
        List<Outcome> listed() {
            return List.of();
        }
    }

    @Controller
    @QStashConsumer
    @Requires(property = "spec.name", value = "stream")
    static class Stream {

        @Post("/stream")
        Flux<String> stream() {
            return Flux.just("a", "b");
        }
    }

    @Singleton
    @Requires(property = "spec.name", value = "no-route")
    static class NoRoute {

        @QStashConsumer
        void job() {}
    }

    @Controller
    @Requires(property = "spec.name", value = "open-schedule")
    static class OpenSchedule {

        @QStashScheduled(cron = "* * * * *")
        @Post("/open")
        void open() {}
    }

    @Controller
    @QStashConsumer
    @Requires(property = "spec.name", value = "two-jobs")
    static class TwoJobs {

        @Post("/one")
        void one() {}

        @Post("/two")
        void two() {}
    }

    @Controller
    @Requires(property = "spec.name", value = "follow-up")
    static class FollowingUp {

        @QStashConsumer
        @Post("/follow-up")
        void job(FollowUp followUp) {}
    }

    @Controller
    @Requires(property = "spec.name", value = "idempotent")
    static class Idempotent {

        private int count;

        @QStashConsumer(idempotent = "true")
        @Post("/idempotent")
        Outcome job() {
            return Outcome.acknowledge(String.valueOf(++count));
        }
    }

    @Controller
    @Requires(property = "spec.name", value = "account")
    static class OfAccount {

        @QStashConsumer(url = "${jobs.url}", account = "shop")
        @Post("/account")
        void job(Delivery delivery) {}
    }

    /** What an application calls its consumers. */
    @QStashConsumer
    @Retention(RetentionPolicy.RUNTIME)
    @interface QStashJob {}

    @Controller
    @Requires(property = "spec.name", value = "annotated")
    static class Annotated {

        @QStashJob
        @Post("/annotated")
        Outcome job() {
            return Outcome.acknowledge();
        }
    }

    @Controller
    @QStashConsumer
    @Requires(property = "spec.name", value = "annotated")
    static class WithHelper {

        @Post("/with-helper")
        Outcome job() {
            return help();
        }

        Outcome help() {
            return Outcome.acknowledge();
        }
    }

    @Controller
    @Requires(property = "spec.name", value = "async")
    static class InBackground {

        @Async
        @QStashConsumer
        @Post("/async")
        void job() {}
    }

    @Controller
    @Requires(property = "spec.name", value = "streamed-response")
    static class StreamedResponse {

        @QStashConsumer
        @Post("/streamed-response")
        HttpResponse<Flux<String>> job() {
            return HttpResponse.ok(Flux.empty());
        }
    }
}
