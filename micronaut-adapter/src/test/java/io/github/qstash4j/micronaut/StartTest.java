package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashScheduled;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.fixtures.SignedRequest;
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
        refused("job", "qstash.forwarded-headers is \"ture\"", "qstash.forwarded-headers", "ture");
        refused("job", "Make it true or false.", "qstash.schedules.take-over", "perhaps");
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

    private static void refused(String spec, String message, Object... properties) {
        assertThatThrownBy(() -> RunningServer.start(spec, properties).close()).hasStackTraceContaining(message);
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
