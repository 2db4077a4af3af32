package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.observation.DefaultQStashReceiveConvention;
import io.github.qstash4j.spring.observation.QStashReceiveContext;
import io.github.qstash4j.spring.observation.QStashReceiveConvention;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class ObservationTest {

    private static RunningApplication application;
    private static TestObservationRegistry observations;
    private static Ended ended;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(Application.class);
        observations = application.bean(TestObservationRegistry.class);
        ended = application.bean(Ended.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        observations.clear();
        ended.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "acknowledge, acknowledge, 2xx",
        "retry, retry, 5xx",
        "later, retry-after, 5xx",
        "reject, reject, 4xx",
        "throw, retry, 5xx"
    })
    void a_delivery_is_observed_until_it_is_settled(String ending, String outcome, String status) throws Exception {
        application.send(signed("/observed/" + ending).retried(3));

        QStashReceiveContext context = ended.next();
        assertThat(context.getLowCardinalityKeyValues())
                .containsExactlyInAnyOrder(
                        KeyValue.of("consumer", Application.Consumers.class.getName() + "#observed(String)"),
                        KeyValue.of("kind", "message"),
                        KeyValue.of("outcome", outcome),
                        KeyValue.of("status", status));
        assertThat(context.getHighCardinalityKeyValues())
                .containsExactlyInAnyOrder(
                        KeyValue.of("qstash.message.id", "msg_test"), KeyValue.of("qstash.retried", "3"));
        ObservationView parent = Objects.requireNonNull(context.getParentObservation());
        assertThat(parent.getContextView().getName()).isEqualTo("http.server.requests");
    }

    @ParameterizedTest
    @CsvSource({"/stage, 4xx", "/callable, 4xx", "/own, 2xx"})
    void also_one_that_ends_in_another_thread_or_with_a_response_of_the_applications_own(String path, String status)
            throws Exception {
        application.send(signed(path));

        assertThat(ended.next().getLowCardinalityKeyValues()).contains(KeyValue.of("status", status));
    }

    @Test
    void is_current_while_the_consumer_runs() throws Exception {
        assertThat(application.send(signed("/own")).body()).isEqualTo("qstash.receive");
        assertThat(application.send(signed("/callable")).body()).isEqualTo("qstash.receive");
    }

    @Test
    void an_exception_is_the_observations_error() throws Exception {
        application.send(signed("/observed/throw"));

        assertThat(ended.next().getError()).hasMessage("thrown");
    }

    @Test
    void a_refusal_is_counted_by_its_reason_and_no_delivery() throws Exception {
        MeterRegistry meters = application.bean(MeterRegistry.class);
        application.send(signed("/own").header("Upstash-Signature", "garbage"));

        assertThat(meters.get("qstash.refused")
                        .tag("reason", "malformed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(observations).doesNotHaveAnyRemainingCurrentObservation();
        assertThat(observations).hasNumberOfObservationsWithNameEqualTo("qstash.receive", 0);
        assertThat(observations)
                .hasObservationWithNameEqualTo("http.server.requests")
                .that()
                .hasEvent("qstash.refused");
    }

    @Test
    void deliveries_are_timed() throws Exception {
        application.send(signed("/own"));
        ended.next();

        assertThat(application.bean(MeterRegistry.class).find("qstash.receive").timers())
                .isNotEmpty();
    }

    @Test
    void a_convention_of_the_applications_own_counts() throws Exception {
        try (RunningApplication other = RunningApplication.start(WithConvention.class)) {
            other.send(signed("/own"));

            QStashReceiveContext context = other.bean(Ended.class).next();
            assertThat(context.getName()).isEqualTo("my.receive");
            assertThat(context.getLowCardinalityKeyValues()).contains(KeyValue.of("mine", "yes"));
        }
    }

    @Test
    void an_observation_that_fails_fails_no_delivery() throws Exception {
        try (RunningApplication other = RunningApplication.start(WithBrokenConvention.class)) {
            assertThat(other.send(signed("/own")).statusCode()).isEqualTo(200);
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        TestObservationRegistry observationRegistry() {
            return TestObservationRegistry.create();
        }

        @Bean
        Ended ended() {
            return new Ended();
        }

        @RestController
        static class Consumers {

            private final ObservationRegistry observations;

            Consumers(ObservationRegistry observations) {
                this.observations = observations;
            }

            @QStashConsumer
            @PostMapping("/observed/{ending}")
            Outcome observed(@PathVariable String ending) {
                return switch (ending) {
                    case "acknowledge" -> Outcome.acknowledge();
                    case "retry" -> Outcome.retry();
                    case "later" -> Outcome.retryAfter(Duration.ofSeconds(5));
                    case "reject" -> Outcome.reject("no");
                    default -> throw new IllegalStateException("thrown");
                };
            }

            @QStashConsumer
            @PostMapping("/stage")
            CompletionStage<Outcome> stage(Delivery delivery) {
                return CompletableFuture.supplyAsync(() -> Outcome.reject("stage"));
            }

            @QStashConsumer
            @PostMapping("/callable")
            Callable<Outcome> callable() {
                return () -> Outcome.reject(current());
            }

            @QStashConsumer
            @PostMapping("/own")
            String own() {
                return current();
            }

            private String current() {
                return String.valueOf(Objects.requireNonNull(observations.getCurrentObservation())
                        .getContext()
                        .getName());
            }
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithConvention extends Application {

        @Bean
        QStashReceiveConvention mine() {
            return new DefaultQStashReceiveConvention() {
                @Override
                public String getName() {
                    return "my.receive";
                }

                @Override
                public KeyValues getLowCardinalityKeyValues(QStashReceiveContext context) {
                    return super.getLowCardinalityKeyValues(context).and("mine", "yes");
                }
            };
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithBrokenConvention extends Application {

        @Bean
        QStashReceiveConvention mine() {
            return new DefaultQStashReceiveConvention() {
                @Override
                public KeyValues getLowCardinalityKeyValues(QStashReceiveContext context) {
                    throw new IllegalStateException("broken");
                }
            };
        }
    }

    /** The response may be there before its observation has ended. */
    static final class Ended implements ObservationHandler<QStashReceiveContext> {

        private final BlockingQueue<QStashReceiveContext> contexts = new LinkedBlockingQueue<>();

        QStashReceiveContext next() throws InterruptedException {
            return Objects.requireNonNull(contexts.poll(30, TimeUnit.SECONDS));
        }

        void clear() {
            contexts.clear();
        }

        @Override
        public void onStop(QStashReceiveContext context) {
            contexts.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof QStashReceiveContext;
        }
    }
}
