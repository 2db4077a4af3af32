package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A trace goes on from who publishes to who consumes, through a server that really delivers. */
class TraceTest {

    private static final String PARENT_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT_SPAN = "b7ad6b7169203331";
    private static final String PARENT = "00-" + PARENT_TRACE + "-" + PARENT_SPAN + "-01";

    private static DevServer server;
    private static RunningApplication application;
    private static Traces traces;

    @BeforeAll
    static void start() {
        server = DevServer.start();
        application = RunningApplication.start(
                Application.class,
                "qstash.accounts.dev.current-signing-key=" + server.currentSigningKey(),
                "qstash.token=" + server.token(),
                "qstash.url=" + server.url());
        server.map(RunningApplication.PUBLIC, application.url());
        traces = application.bean(Traces.class);
    }

    @BeforeEach
    void forget() {
        traces.clear();
    }

    @AfterAll
    static void stop() {
        application.close();
        server.close();
    }

    @Test
    void goes_on_in_the_consumer_and_in_its_follow_up_work() throws Exception {
        String published = publish(OutgoingMessage.to(RunningApplication.PUBLIC + "/first"));

        assertThat(traces.next()).isEqualTo("first " + published);
        assertThat(traces.next()).isEqualTo("second " + published);
    }

    @Test
    void goes_on_in_the_thread_of_a_callable() throws Exception {
        String published = publish(OutgoingMessage.to(RunningApplication.PUBLIC + "/callable"));

        assertThat(traces.next()).isEqualTo("callable " + published);
    }

    @Test
    void a_delivery_is_a_part_of_its_request_which_goes_on_with_what_was_published() throws Exception {
        application.send(RunningApplication.signed("/parent").header("traceparent", PARENT));

        assertThat(traces.next()).startsWith("parent ").doesNotContain(PARENT_SPAN);
    }

    /** As on a platform where nothing observes requests. */
    @Test
    void goes_on_where_the_request_itself_is_not_observed() throws Exception {
        try (RunningApplication other = RunningApplication.start(
                Application.class, "qstash.token=token", "management.observations.enable.http.server.requests=false")) {
            other.send(RunningApplication.signed("/second").header("traceparent", PARENT));
            other.send(RunningApplication.signed("/parent").header("traceparent", PARENT));

            assertThat(other.bean(Traces.class).next()).isEqualTo("second " + PARENT_TRACE);
            assertThat(other.bean(Traces.class).next()).isEqualTo("parent " + PARENT_SPAN);
        }
    }

    @Test
    void a_message_keeps_a_trace_of_its_own() throws Exception {
        publish(OutgoingMessage.to(RunningApplication.PUBLIC + "/second").header("Traceparent", PARENT));

        assertThat(traces.next()).isEqualTo("second " + PARENT_TRACE);
    }

    @Test
    void a_message_that_is_deduplicated_by_its_content_stays_the_same_message() throws Exception {
        OutgoingMessage message = OutgoingMessage.to(RunningApplication.PUBLIC + "/second")
                .text("the same")
                .contentBasedDeduplication();

        String published = publish(message);
        publish(message);
        publish(OutgoingMessage.to(RunningApplication.PUBLIC + "/callable"));

        assertThat(traces.next()).startsWith("second ").doesNotContain(published);
        assertThat(traces.next()).startsWith("callable ");
    }

    /** In a trace of its own, whose id it tells. */
    private static String publish(OutgoingMessage message) throws Exception {
        AtomicReference<String> trace = new AtomicReference<>("");
        Observation.createNotStarted("test", application.bean(ObservationRegistry.class))
                .observe(() -> {
                    application.bean(QStash.class).publish(message);
                    trace.set(traces.current());
                });
        return Objects.requireNonNull(trace.get());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Traces traces(Tracer tracer) {
            return new Traces(tracer);
        }

        @RestController
        static class Consumers {

            private final Traces traces;

            Consumers(Traces traces) {
                this.traces = traces;
            }

            @QStashConsumer
            @PostMapping("/first")
            Outcome first(FollowUp followUp) {
                traces.add("first");
                followUp.publish("second", OutgoingMessage.to(RunningApplication.PUBLIC + "/second"));
                return Outcome.acknowledge();
            }

            @QStashConsumer
            @PostMapping("/second")
            Outcome second(Delivery delivery) {
                traces.add("second");
                return Outcome.acknowledge();
            }

            @QStashConsumer
            @PostMapping("/parent")
            void parent() {
                traces.addParent();
            }

            @QStashConsumer
            @PostMapping("/callable")
            Callable<Outcome> callable() {
                return () -> {
                    traces.add("callable");
                    return Outcome.acknowledge();
                };
            }
        }
    }

    static final class Traces {

        private final Tracer tracer;
        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        Traces(Tracer tracer) {
            this.tracer = tracer;
        }

        String current() {
            return context().traceId();
        }

        private TraceContext context() {
            return Objects.requireNonNull(tracer.currentSpan()).context();
        }

        void addParent() {
            seen.add("parent " + context().parentId());
        }

        void add(String where) {
            seen.add(where + " " + current());
        }

        void clear() {
            seen.clear();
        }

        @Nullable String next() throws InterruptedException {
            return seen.poll(30, TimeUnit.SECONDS);
        }
    }
}
