package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.MessageBodyHandlerRegistry;
import io.micronaut.http.body.MessageBodyWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A consumer never runs for a request that was not verified for it, whatever becomes of the filter. */
class BypassTest {

    @Test
    void without_the_filter_the_guard_refuses() throws Exception {
        try (RunningServer server = RunningServer.start("without-filter")) {
            assertThat(server.send(RunningServer.signed("/bypass/job")).statusCode())
                    .isEqualTo(401);
            assertThat(server.send(RunningServer.signed("/bypass/job").header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.bean(Jobs.class).ran).isEmpty();
        }
    }

    @Test
    void the_applications_own_code_may_call_a_consumer() throws Exception {
        try (RunningServer server = RunningServer.start("open")) {
            assertThat(server.send(RunningServer.signed("/bypass/calls-other")).statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/bypass/calls-consumer").statusCode()).isEqualTo(200);
            assertThat(server.bean(Jobs.class).ran).containsExactly("job", "job");
        }
    }

    @Test
    void an_outcome_is_written_to_nobody() {
        try (RunningServer server = RunningServer.start("open")) {
            Outcome outcome = Outcome.acknowledge("secret");
            assertThat(writer(server, outcome.getClass())).isInstanceOf(UnwritableOutcome.class);
        }
    }

    private static <T> MessageBodyWriter<T> writer(RunningServer server, Class<T> type) {
        return server.bean(MessageBodyHandlerRegistry.class)
                .getWriter(Argument.of(type), List.of(MediaType.APPLICATION_JSON_TYPE));
    }

    @Test
    void beside_consumers_everything_is_as_it_was() throws Exception {
        try (RunningServer server = RunningServer.start("open")) {
            assertThat(server.get("/bypass/open").body()).isEqualTo("open");
            assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
            assertThat(server.get("/bypass/job").statusCode()).isEqualTo(405);
        }
    }

    @Controller("/bypass")
    @Requires(property = "spec.name", pattern = "without-filter|open")
    static class Jobs {

        final List<String> ran = new CopyOnWriteArrayList<>();

        @QStashConsumer
        @Post("/job")
        void job() {
            ran.add("job");
        }

        @QStashConsumer
        @Post("/calls-other")
        void callsOther() {
            job();
        }

        @Get("/calls-consumer")
        void callsConsumer() {
            job();
        }

        @Get("/open")
        String open() {
            return "open";
        }
    }

    @ServerFilter("/nothing")
    @Replaces(ConsumerFilter.class)
    @Requires(property = "spec.name", value = "without-filter")
    static class NoFilter {

        @RequestFilter
        void nothing() {}
    }
}
