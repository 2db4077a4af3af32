package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.NonRetryableException;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.RetryLaterException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a delivery whose consumer returns no outcome, and of exceptions, for each who may take care of them.
 */
class OwnAnswersTest {

    private static final String SPEC = "own-answers";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(SPEC);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_response_of_ones_own_is_sent_by_its_status() throws Exception {
        var object = server.send(RunningServer.signed("/own/object"));
        assertThat(object.statusCode()).isEqualTo(200);
        assertThat(object.body()).isEqualTo("{\"id\":\"o-1\"}");
        assertThat(object.headers().firstValue("Content-Type")).hasValue("application/json");

        var text = server.send(RunningServer.signed("/own/text"));
        assertThat(text.body()).isEqualTo("grüße");
        assertThat(text.headers().firstValue("Content-Type")).hasValue("text/plain");

        // Micronaut's own word for what is not there.
        assertThat(server.send(RunningServer.signed("/own/nothing")).statusCode())
                .isEqualTo(404);
        assertThat(server.send(RunningServer.signed("/own/status")).statusCode())
                .isEqualTo(202);
        assertThat(server.send(RunningServer.signed("/own/unavailable")).statusCode())
                .isEqualTo(503);
        assertThat(server.send(RunningServer.signed("/own/unavailable"))
                        .headers()
                        .firstValue("Retry-After"))
                .hasValue("7");
    }

    @Test
    void what_cannot_be_written_is_not_acknowledged() throws Exception {
        assertThat(server.send(RunningServer.signed("/own/unwritable")).statusCode())
                .isEqualTo(500);
    }

    @Test
    void an_exception_that_nobody_handles_is_settled_as_ever() throws Exception {
        var later = server.send(RunningServer.signed("/own/later"));
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).hasValue("45");

        var never = server.send(RunningServer.signed("/own/never"));
        assertThat(never.statusCode()).isEqualTo(489);
        assertThat(never.headers().firstValue("Upstash-NonRetryable-Error")).hasValue("true");

        assertThat(server.send(RunningServer.signed("/own/broken")).body()).doesNotContain("secret");
    }

    @Test
    void who_handles_an_exception_has_the_word() throws Exception {
        assertThat(server.send(RunningServer.signed("/own/local")).statusCode()).isEqualTo(200);
        assertThat(server.send(RunningServer.signed("/own/handled")).statusCode())
                .isEqualTo(418);
        assertThat(server.send(RunningServer.signed("/own/gone")).statusCode()).isEqualTo(410);
    }

    @Test
    void content_that_does_not_fit_is_rejected() throws Exception {
        assertThat(server.send(RunningServer.signed("/own/order").body("{\"id\":"))
                        .statusCode())
                .isEqualTo(489);
        assertThat(server.send(RunningServer.signed("/own/order").body("")).statusCode())
                .isEqualTo(489);
        assertThat(server.send(RunningServer.signed("/own/order")
                                .header("Content-Type", "text/plain")
                                .body("o-1"))
                        .statusCode())
                .isEqualTo(489);
        assertThat(server.send(RunningServer.signed("/own/order").body("{\"id\":\"o-1\"}"))
                        .body())
                .isEqualTo("o-1");
    }

    @Test
    void a_form_can_be_read_behind_the_verification() throws Exception {
        assertThat(server.send(RunningServer.signed("/own/form")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .body("id=o-1&note=x+y%21"))
                        .body())
                .isEqualTo("o-1 x y! id=o-1&note=x+y%21");
    }

    @Test
    void headers_are_arguments() throws Exception {
        var all = server.send(RunningServer.signed("/own/headers")
                .header("X-Tenant", "acme")
                .header("X-Count", "3")
                .header("X-Tag", "a", "b"));
        assertThat(all.body()).isEqualTo("acme 3 [a, b] Optional.empty usual");

        assertThat(server.send(RunningServer.signed("/own/headers").header("X-Tenant", "acme"))
                        .statusCode())
                .isEqualTo(489);
        assertThat(server.send(RunningServer.signed("/own/headers")
                                .header("X-Tenant", "acme")
                                .header("X-Count", "three"))
                        .statusCode())
                .isEqualTo(489);
    }

    @Test
    void who_answers_in_the_consumers_place_does_not_acknowledge() throws Exception {
        int before = server.bean(Own.class).ran.size();

        assertThat(server.send(RunningServer.signed("/own/intercepted")).statusCode())
                .isEqualTo(500);
        assertThat(server.bean(Own.class).ran).hasSize(before);
    }

    @Test
    void a_filter_may_put_something_around_the_request() throws Exception {
        assertThat(server.send(RunningServer.signed("/own/wrapped").body("{\"id\":\"o-1\"}"))
                        .body())
                .isEqualTo("{\"id\":\"o-1\"}");
        assertThat(server.send(RunningServer.signed("/own/wrapped").withTamperedBody("other"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_consumer_in_code_is_called_without_a_request() {
        assertThat(server.bean(Own.class).nothing()).isEmpty();
    }

    @Serdeable
    record Order(String id) {}

    static final class Unwritable {}

    static final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    static final class TakenHere extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Controller("/own")
    @QStashConsumer
    @Requires(property = "spec.name", value = SPEC)
    static class Own {

        final List<String> ran = new CopyOnWriteArrayList<>();

        @Post("/object")
        Order object() {
            return new Order("o-1");
        }

        @Post(value = "/text", produces = "text/plain")
        String text() {
            return "grüße";
        }

        @Post("/nothing")
        Optional<String> nothing() {
            return Optional.empty();
        }

        @Post("/status")
        @Status(HttpStatus.ACCEPTED)
        void status() {}

        @Post("/unavailable")
        HttpResponse<String> unavailable() {
            return HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "7");
        }

        @Post("/unwritable")
        Object unwritable() {
            return new Unwritable();
        }

        @Post("/later")
        Outcome later() {
            throw new RetryLaterException("busy", Duration.ofSeconds(45));
        }

        @Post("/never")
        void never() {
            throw new NonRetryableException("cancelled");
        }

        @Post("/broken")
        void broken() {
            throw new IllegalStateException("secret");
        }

        @Post("/local")
        Outcome local() {
            throw new TakenHere();
        }

        @Error(TakenHere.class)
        HttpResponse<?> taken() {
            return HttpResponse.ok();
        }

        @Post("/handled")
        void handled() {
            throw new Taken();
        }

        @Post("/gone")
        void gone() {
            throw new HttpStatusException(HttpStatus.GONE, "gone");
        }

        @Post("/order")
        String order(@Body Order order) {
            return order.id();
        }

        @Post(value = "/form", consumes = "application/x-www-form-urlencoded")
        String form(@Body Map<String, String> form, Delivery delivery) {
            return form.get("id") + " " + form.get("note") + " " + delivery.text();
        }

        @Post("/headers")
        String headers(
                @QStashHeader("X-Tenant") String tenant,
                @QStashHeader("X-Count") int count,
                @QStashHeader("X-Tag") List<String> tags,
                @QStashHeader("X-Absent") Optional<String> absent,
                @QStashHeader(value = "X-Usual", defaultValue = "usual") String usual) {
            return tenant + " " + count + " " + tags + " " + absent + " " + usual;
        }

        @Post("/wrapped")
        String wrapped(Delivery delivery) {
            return delivery.text();
        }

        @Post("/intercepted")
        void intercepted() {
            ran.add("intercepted");
        }
    }

    @Singleton
    @Requires(property = "spec.name", value = SPEC)
    @SuppressWarnings("rawtypes") // As Micronaut declares it.
    static class Handler implements ExceptionHandler<Taken, HttpResponse<?>> {

        @Override
        public HttpResponse<?> handle(@Nullable HttpRequest request, Taken exception) {
            return HttpResponse.status(HttpStatus.I_AM_A_TEAPOT);
        }
    }

    @ServerFilter("/own/wrapped")
    @Requires(property = "spec.name", value = SPEC)
    static class Wrapping implements Ordered {

        @RequestFilter
        HttpRequest<?> wrap(HttpRequest<?> request) {
            return new HttpRequestWrapper<>(request);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    @ServerFilter("/own/intercepted")
    @Requires(property = "spec.name", value = SPEC)
    static class Eager implements Ordered {

        @RequestFilter
        HttpResponse<?> answer() {
            return HttpResponse.ok();
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
