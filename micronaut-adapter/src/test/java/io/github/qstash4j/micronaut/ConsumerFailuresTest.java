package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Admission;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.consumer.ConsumerEndpoint;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.json.JsonSyntaxException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What goes wrong inside a consumer, and around one. */
class ConsumerFailuresTest {

    private static final String SPEC = "failures";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(SPEC, "micronaut.server.context-path", "/api");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Micronaut itself would answer 400, and blame the sender of the delivery. */
    @Test
    void what_a_consumer_cannot_read_of_somebody_else_is_no_fault_of_the_delivery() throws Exception {
        assertThat(status("/api/failures/parsing")).isEqualTo(400);
        assertThat(status("/api/failures/order")).isEqualTo(489);
    }

    /** Micronaut itself would take it for the end of the caller's connection, and forget it. */
    @Test
    void a_connection_of_the_consumers_own_that_breaks_is_a_retry() throws Exception {
        assertThat(status("/api/failures/reset")).isEqualTo(500);
    }

    @Test
    void a_stream_inside_a_response_is_not_acknowledged() throws Exception {
        assertThat(status("/api/failures/stream")).isEqualTo(500);
    }

    @Test
    void a_filter_may_go_on_with_a_copy_of_the_request() throws Exception {
        var copied = server.send(RunningServer.signed("/api/failures/copied").body("{\"id\":\"o-1\"}"));

        assertThat(copied.body()).isEqualTo("{\"id\":\"o-1\"}");
    }

    @Test
    void who_only_looks_on_and_fails_is_not_minded() throws Exception {
        try (RunningServer observed = RunningServer.start("observed")) {
            assertThat(observed.send(RunningServer.signed("/observed")).statusCode())
                    .isEqualTo(200);
            assertThat(observed.bean(Broken.class).told).isTrue();
        }
    }

    @Test
    void a_filter_that_fails_between_verification_and_consumer_leaves_no_delivery_claimed() throws Exception {
        try (RunningServer filtered = RunningServer.start("filtered", "qstash.ledger.type", "memory")) {
            SignedRequest message = RunningServer.signed("/filtered");
            assertThat(filtered.send(message).statusCode()).isEqualTo(500);
            assertThat(filtered.send(message.tokenId("jwt_2").retried(1)).statusCode())
                    .isEqualTo(200);
        }
    }

    /** The schedules of a consumer are made of it, and of the context path. */
    @Test
    void a_consumer_knows_its_path_below_that_of_the_application() {
        assertThat(server.bean(ConsumerRoutes.class).endpoints())
                .flatExtracting(ConsumerEndpoint::paths)
                .contains("/failures/order")
                .noneMatch(path -> path.startsWith("/api"));
    }

    @Test
    void a_reactive_consumer_sees_the_context_that_it_is_subscribed_with() throws Exception {
        assertThat(server.send(RunningServer.signed("/api/failures/context")).body())
                .isEqualTo("true");
    }

    private static int status(String path) throws Exception {
        return server.send(RunningServer.signed(path)).statusCode();
    }

    @Controller("/failures")
    @Requires(property = "spec.name", value = SPEC)
    static class Failures {

        @QStashConsumer
        @Post("/parsing")
        void parsing() throws IOException {
            throw new JsonSyntaxException(new IOException("of an answer that the consumer has asked for"));
        }

        @QStashConsumer
        @Post("/order")
        void order(@Body Map<String, Integer> order) {
            throw new IllegalStateException("It is no order.");
        }

        @QStashConsumer
        @Post("/reset")
        String reset() throws IOException {
            throw new IOException("Connection reset by peer");
        }

        @QStashConsumer
        @Post("/stream")
        Object stream() {
            return HttpResponse.ok(Flux.just("a", "b"));
        }

        @QStashConsumer
        @Post("/copied")
        String copied(Delivery delivery) {
            return delivery.text();
        }

        @QStashConsumer
        @Post("/context")
        Mono<String> context() {
            return Mono.deferContextual(context -> Mono.just(Boolean.toString(!context.isEmpty())));
        }
    }

    @Controller
    @Requires(property = "spec.name", value = "observed")
    static class Observed {

        @QStashConsumer
        @Post("/observed")
        void job() {}
    }

    @Primary
    @Singleton
    @Requires(property = "spec.name", value = "observed")
    static class Broken implements ConsumerObserver {

        private volatile boolean told;

        @Override
        public void admitted(Admission.Admitted admitted, ConsumerEndpoint consumer) {
            told = true;
            throw new AssertionError("It cannot be measured.");
        }
    }

    @Controller
    @Requires(property = "spec.name", value = "filtered")
    static class Filtered {

        @QStashConsumer
        @Post("/filtered")
        void job() {}
    }

    @ServerFilter("/filtered")
    @Requires(property = "spec.name", value = "filtered")
    static class FailsFirst {

        private final AtomicBoolean failed = new AtomicBoolean();

        @RequestFilter
        void filter() {
            if (!failed.getAndSet(true)) {
                throw new IllegalStateException("It is not ready yet.");
            }
        }
    }

    /** As some that give requests an id: it goes on with another request than it was given. */
    @Filter("/**/copied")
    @Requires(property = "spec.name", value = SPEC)
    static class Copying implements HttpServerFilter, Ordered {

        @Override
        public Publisher<io.micronaut.http.MutableHttpResponse<?>> doFilter(
                io.micronaut.http.HttpRequest<?> request, ServerFilterChain chain) {
            MutableHttpRequest<?> copy = request.mutate().header("X-Id", "1");
            return chain.proceed(copy);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
