package io.github.qstash4j.spring.function;

import static io.github.qstash4j.spring.function.RunningFunctions.signed;
import static io.github.qstash4j.spring.function.RunningFunctions.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.test.fixtures.SignedRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.MessageRoutingCallback;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.web.server.WebFilter;

/** Whichever way leads to a consumer: it runs for verified deliveries, or not at all. */
@ParameterizedClass
@EnumSource(names = {"SERVLET", "REACTIVE"})
@SuppressWarnings("NullAway.Init") // JUnit starts the application.
record FunctionRoutesTest(WebApplicationType web) {

    private static final String ORDER = "{\"orderId\":\"o-1\",\"amount\":42}";

    private static RunningFunctions application;
    private static Ran ran;

    @BeforeParameterizedClassInvocation
    static void start(WebApplicationType type) {
        application = RunningFunctions.start(type, Functions.class);
        ran = application.bean(Ran.class);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        ran.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/validated,placed", "/placed/42", "/placed/", "/noted", "/validated,noted", "/once-called"})
    void every_way_to_a_consumer_is_for_what_was_signed_for_it(String path) throws Exception {
        assertThat(application.send(unsigned(path).json(ORDER)).statusCode()).isEqualTo(401);
        assertThat(application
                        .send(signed(path).json(ORDER).publishedTo(RunningFunctions.PUBLIC + "/placed"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ran).isEmpty();

        assertThat(application.send(signed(path).json(ORDER)).statusCode()).isEqualTo(200);
        assertThat(ran).hasSize(path.contains("validated") ? 2 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/placed,validated",
                "/doubled,placed",
                "/looked,placed",
                "/functionRouter,placed",
                "/placed,functionRouter"
            })
    void a_way_on_which_an_outcome_could_get_lost_is_closed(String path) throws Exception {
        for (String body : new String[] {ORDER, "[" + ORDER + "]"}) {
            assertThat(application.send(signed(path).json(body)).statusCode()).isEqualTo(401);
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void what_is_sent_on_to_another_consumer_was_not_signed_for_it() throws Exception {
        try (RunningFunctions other = RunningFunctions.start(web, Forwarding.class)) {
            assertThat(other.send(signed("/placed").json(ORDER).header("X-Forward", "/noted"))
                            .statusCode())
                    .isNotEqualTo(200);
            assertThat(other.bean(Ran.class)).isEmpty();
        }
    }

    @Test
    void a_header_that_asks_for_JSON_does_not_make_content_of_an_outcome() throws Exception {
        application.bean(FunctionCatalog.class).lookup("placed", "application/json");

        HttpResponse<String> response = application.send(signed("/placed")
                .json("{\"orderId\":\"o-1\",\"amount\":-1}")
                .header("expected-content-type", "application/json"));

        assertThat(response.statusCode()).isEqualTo(489);
        assertThat(response.body()).isEqualTo("less than nothing");
    }

    @Test
    void one_public_URL_is_for_one_path() throws Exception {
        try (RunningFunctions other = RunningFunctions.start(
                web, FunctionStartTest.One.class, "qstash.public-url=" + RunningFunctions.PUBLIC + "/placed")) {
            for (String path : new String[] {"/opened,placed", "/placed/42"}) {
                SignedRequest elsewhere = signed(path).json(ORDER).publishedTo(RunningFunctions.PUBLIC + "/placed");
                assertThat(other.send(elsewhere).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(other.send(signed("/placed").json(ORDER)).body()).isEqualTo("o-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDER, "[" + ORDER + "," + ORDER + "]"})
    void a_header_steers_nobody_to_a_consumer(String body) throws Exception {
        for (String route : new String[] {"placed", "validated|placed", "validated,placed", "open|text"}) {
            SignedRequest request =
                    signed("/functionRouter").json(body).header("spring.cloud.function.definition", route);
            assertThat(application.send(request).statusCode()).as(route).isEqualTo(401);
        }
        assertThat(ran).isEmpty();
        SignedRequest toOpen = unsigned("/functionRouter")
                .header("Content-Type", "text/plain")
                .body("all")
                .header("spring.cloud.function.definition", "open");
        assertThat(application.send(toOpen).body()).isEqualTo("open to all");
    }

    @Test
    void a_routing_expression_steers_nobody_to_a_consumer() throws Exception {
        try (RunningFunctions other = RunningFunctions.start(
                web,
                Functions.class,
                "spring.cloud.function.routing-expression=headers['x-to']",
                "spring.cloud.function.definition=functionRouter")) {
            for (String path : new String[] {"/functionRouter", "/", "/anything"}) {
                for (String body : new String[] {ORDER, "[" + ORDER + "]"}) {
                    HttpResponse<String> response =
                            other.send(signed(path).json(body).header("x-to", "placed"));
                    assertThat(response.statusCode()).as(path).isEqualTo(401);
                    assertThat(response.body()).doesNotContain("placed");
                }
            }
            assertThat(other.bean(Ran.class)).isEmpty();
        }
    }

    @Test
    void nothing_that_is_known_too_late_steers_anybody() throws Exception {
        SignedRequest expression = signed("/functionRouter")
                .json("[" + ORDER + "]")
                .header("spring.cloud.function.definition", "open")
                .header("spring.cloud.function.routing-expression", "'placed'");
        assertThat(application.send(expression).statusCode()).isEqualTo(401);

        try (RunningFunctions other = RunningFunctions.start(web, CallingBack.class)) {
            SignedRequest steered = signed("/functionRouter")
                    .json("[" + ORDER + "]")
                    .header("spring.cloud.function.definition", "open");
            assertThat(other.send(steered).statusCode()).isEqualTo(401);
            assertThat(other.bean(Ran.class)).isEmpty();
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void the_default_function_is_a_consumer_wherever_it_is_the_default() throws Exception {
        try (RunningFunctions other = RunningFunctions.start(
                web,
                Functions.class,
                "spring.cloud.function.definition=validated|placed",
                "spring.cloud.function.web.path=/hooks/")) {
            Ran here = other.bean(Ran.class);
            for (String path :
                    new String[] {"/hooks/", "/hooks", "/hooks/validated,placed", "/hooks/validated%7Cplaced"}) {
                assertThat(other.send(unsigned(path).json(ORDER)).statusCode())
                        .as(path)
                        .isEqualTo(401);
                assertThat(here).isEmpty();
                assertThat(other.send(signed(path).json(ORDER)).body()).as(path).isEqualTo("thanks");
                assertThat(here).containsExactly("validated o-1", "placed o-1");
                here.clear();
            }
            assertThat(other.send(unsigned("/hooks/elsewhere").json(ORDER)).statusCode())
                    .isEqualTo(401);
            assertThat(other.send(signed("/hooks/placed").json(ORDER)).statusCode())
                    .isEqualTo(200);
            assertThat(other.send(signed("/placed").json(ORDER)).statusCode()).isEqualTo(404);
            assertThat(here).containsExactly("placed o-1");
        }
    }

    @Test
    void a_delivery_for_one_consumer_does_not_run_another() throws Exception {
        SignedRequest elsewhere = signed("/noted").json(ORDER).publishedTo(RunningFunctions.PUBLIC + "/placed");
        assertThat(application.send(elsewhere).statusCode()).isEqualTo(401);
        assertThat(ran).isEmpty();
    }

    @Test
    void a_system_property_opens_no_consumer() throws Exception {
        System.setProperty("spring.cloud.function.observability.enabled", "false");
        try (RunningFunctions other = RunningFunctions.start(web, Functions.class)) {
            assertThat(other.send(unsigned("/placed").json(ORDER)).statusCode()).isEqualTo(401);
            assertThat(other.send(signed("/placed").json(ORDER)).statusCode()).isEqualTo(200);
        } finally {
            System.clearProperty("spring.cloud.function.observability.enabled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"placed", "noted", "ticked", "shipped", "packed", "sealed", "validated|placed"})
    void the_catalog_gives_nobody_a_consumer_to_call(String definition) {
        Function<Object, Object> function =
                application.bean(FunctionCatalog.class).lookup(definition);

        assertThatThrownBy(
                        () -> function.apply(MessageBuilder.withPayload(ORDER).build()))
                .isInstanceOf(UnverifiedCallException.class);
        assertThat(ran).doesNotContain("placed o-1");
    }

    /** With code that chooses the function. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Functions.class)
    static class CallingBack {

        @Bean
        MessageRoutingCallback routing() {
            return new MessageRoutingCallback() {
                @Override
                public String routingResult(Message<?> message) {
                    return "placed";
                }
            };
        }
    }

    /** With a filter that sends requests on. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Functions.class)
    static class Forwarding {

        @Bean
        Filter forwarding() {
            return (request, response, chain) -> {
                String to = ((HttpServletRequest) request).getHeader("X-Forward");
                if (to == null) {
                    chain.doFilter(request, response);
                } else {
                    ((ServletRequestWrapper) request)
                            .getRequest()
                            .getRequestDispatcher(to)
                            .forward(request, response);
                }
            };
        }

        @Bean
        WebFilter redirecting() {
            return (exchange, chain) -> {
                String to = exchange.getRequest().getHeaders().getFirst("X-Forward");
                return chain.filter(
                        to == null
                                ? exchange
                                : exchange.mutate()
                                        .request(request -> request.path(to))
                                        .build());
            };
        }
    }
}
