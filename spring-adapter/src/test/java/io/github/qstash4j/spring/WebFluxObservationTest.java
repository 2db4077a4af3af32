package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Outcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

class WebFluxObservationTest {

    @ParameterizedTest
    @EnumSource
    void a_consumer_finds_the_observation_in_Reactors_context_as_a_part_of_the_requests(ReactiveServer server)
            throws Exception {
        try (RunningApplication application =
                RunningApplication.start(server, Application.class, "qstash.token=token")) {
            assertThat(application.send(signed("/context")).body()).isEqualTo("qstash.receive in http.server.requests");
        }
    }

    @ParameterizedTest
    @EnumSource
    void why_a_request_is_refused_is_told_to_its_observation(ReactiveServer server) throws Exception {
        try (RunningApplication application =
                RunningApplication.start(server, Application.class, "qstash.token=token")) {
            application.send(signed("/context").header("Upstash-Signature"));
            application.send(signed("/context").withTamperedBody(new byte[] {'x'}));

            assertThat(application.bean(Told.class))
                    .containsExactly("http.server.requests qstash.refused", "http.server.requests qstash.refused");
        }
    }

    @Test
    void follow_up_work_goes_on_with_the_trace() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        List<String> batches = new CopyOnWriteArrayList<>();
        HttpServer qstash = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        qstash.createContext("/v2/batch", exchange -> {
            batches.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = "[{\"messageId\":\"msg_1\"}]".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        qstash.start();
        try (RunningApplication application = RunningApplication.start(
                ReactiveServer.NETTY,
                Application.class,
                "qstash.token=token",
                "qstash.url=http://127.0.0.1:" + qstash.getAddress().getPort())) {
            application.send(signed("/follow-up").header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
        } finally {
            qstash.stop(0);
        }

        assertThat(batches).singleElement().asString().contains("\"Upstash-Forward-traceparent\":\"00-" + trace + "-");
    }

    /** Which events there were, and in which observation. */
    static final class Told extends CopyOnWriteArrayList<String> implements ObservationHandler<Observation.Context> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            add(context.getName() + " " + event.getName());
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Told told() {
            return new Told();
        }

        @RestController
        static class Consumers {

            @QStashConsumer
            @PostMapping("/context")
            Mono<Outcome> context() {
                return Mono.deferContextual(context -> {
                    Observation.ContextView own =
                            context.<Observation>get(Handling.CONTEXT_KEY).getContext();
                    ObservationView parent = Objects.requireNonNull(own.getParentObservation());
                    return Mono.just(Outcome.acknowledge(
                            own.getName() + " in " + parent.getContextView().getName()));
                });
            }

            @QStashConsumer
            @PostMapping("/follow-up")
            Outcome followUp(FollowUp followUp) {
                followUp.publish("receipt", OutgoingMessage.to(RunningApplication.PUBLIC + "/receipt"));
                return Outcome.acknowledge();
            }
        }
    }
}
