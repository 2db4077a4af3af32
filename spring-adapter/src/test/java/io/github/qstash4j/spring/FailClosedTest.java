package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.PUBLIC;
import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.mvc.QStashMvcAutoConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.annotation.RequestScope;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;

/** Whatever is configured wrongly: a consumer runs for verified deliveries, or not at all. */
class FailClosedTest {

    private static final List<String> RAN = new ArrayList<>();

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @Test
    void without_the_filter_no_consumer_runs() throws Exception {
        try (RunningApplication application = RunningApplication.start(WithoutFilter.class)) {
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(401);
            assertThat(application
                            .send(signed("/job").header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(RAN).isEmpty();
    }

    @Test
    void without_our_auto_configuration_the_application_does_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningApplication.start(
                                Plain.class,
                                "spring.autoconfigure.exclude=" + QStashMvcAutoConfiguration.class.getName())
                        .close())
                .withMessageContaining("Nothing verifies");
    }

    @Test
    void an_annotation_on_what_is_no_controller_keeps_the_application_from_starting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningApplication.start(NoController.class).close())
                .withMessageContaining("Nothing verifies");
    }

    @Test
    void an_annotation_behind_a_proxy_counts() throws Exception {
        try (RunningApplication application = RunningApplication.start(Proxied.class)) {
            assertThat(application
                            .send(signed("/job").header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(RAN).isEmpty();
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(200);
            assertThat(RAN).containsExactly("job");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lazily", "/each-time", "/for-the-request"})
    void a_controller_that_is_made_later_has_consumers_as_well(String path) throws Exception {
        try (RunningApplication application = RunningApplication.start(MadeLater.class)) {
            assertThat(application
                            .send(signed(path).header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(RAN).isEmpty();
            assertThat(application.send(signed(path)).statusCode()).isEqualTo(200);
            assertThat(RAN).containsExactly(path);
        }
    }

    @Test
    void an_application_with_an_MVC_configuration_of_its_own_keeps_guard_and_arguments() throws Exception {
        try (RunningApplication application = RunningApplication.start(OwnMvc.class)) {
            assertThat(application
                            .send("/forward", signed("/job").header("Upstash-Signature"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(RAN).isEmpty();
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(200);
            assertThat(application
                            .send(signed("/header?order=of-the-query").header("X-Order", "of-the-header"))
                            .body())
                    .isEqualTo("of-the-header msg_test");
        }
    }

    @Test
    void one_public_URL_is_for_one_consumer() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningApplication.start(Two.class, "qstash.public-url=" + PUBLIC + "/job")
                        .close())
                .withMessageContaining("qstash.public-base-url");
        try (RunningApplication application =
                RunningApplication.start(Plain.class, "qstash.public-url=" + PUBLIC + "/job")) {
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(200);
            assertThat(application.send("/job?more=1", signed("/job")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_status_that_would_take_the_place_of_an_Outcome_keeps_the_application_from_starting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RunningApplication.start(WithStatus.class).close())
                .withMessageContaining("@ResponseStatus");
    }

    @Test
    void nobody_chooses_the_path_by_a_forwarded_prefix() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(Plain.class, "server.forward-headers-strategy=framework")) {
            assertThat(application
                            .send("/job", signed("/v1/job").header("X-Forwarded-Prefix", "/v1"))
                            .statusCode())
                    .isEqualTo(401);
        }
        try (RunningApplication application = RunningApplication.start(
                Plain.class, "server.forward-headers-strategy=framework", "qstash.public-base-url=" + PUBLIC + "/v1")) {
            assertThat(application
                            .send("/job", signed("/v1/job").header("X-Forwarded-Prefix", "/v1"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @RestController
    static class Job {

        @QStashConsumer
        @PostMapping("/job")
        Outcome job() {
            RAN.add("job");
            return Outcome.acknowledge();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Job.class)
    static class Plain {}

    @Configuration(proxyBeanMethods = false)
    @Import(Plain.class)
    static class WithoutFilter {

        @Bean
        static BeanPostProcessor disabling() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (name.equals("qstashConsumerFilter")) {
                        ((FilterRegistrationBean<?>) bean).setEnabled(false);
                    }
                    return bean;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Plain.class)
    static class NoController {

        @QStashConsumer
        @Component("/handler")
        static class Handler implements HttpRequestHandler {

            @Override
            public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
                RAN.add("handler");
            }
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Proxied {

        @Controller
        interface Api {

            @PostMapping("/job")
            Outcome job();
        }

        @Bean
        Api api() {
            return (Api) new ProxyFactory(new Implementation()).getProxy();
        }
    }

    @QStashConsumer
    static class Implementation implements Proxied.Api {

        @Override
        public Outcome job() {
            RAN.add("job");
            return Outcome.acknowledge();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Plain.class)
    static class OwnMvc extends WebMvcConfigurationSupport {

        @Controller
        static class Forwarding {

            @PostMapping("/forward")
            void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
                request.getRequestDispatcher("/job").forward(request, response);
            }

            @QStashMapping("/header")
            @ResponseBody
            String header(@QStashHeader("X-Order") String order, Delivery delivery) {
                return order + " " + delivery.messageId();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Plain.class)
    static class Two {

        @RestController
        static class Other {

            @QStashConsumer
            @PostMapping("/other")
            void other() {}
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Plain.class)
    static class WithStatus {

        @RestController
        static class Accepting {

            @QStashConsumer
            @ResponseStatus(code = HttpStatus.ACCEPTED, reason = "queued")
            @PostMapping("/accepting")
            Outcome accepting() {
                return Outcome.retry();
            }
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class MadeLater {

        @Lazy
        @RestController
        static class Lazily {

            @QStashMapping("/lazily")
            void job() {
                RAN.add("/lazily");
            }
        }

        @Scope("prototype")
        @RestController
        static class EachTime {

            @QStashMapping("/each-time")
            void job() {
                RAN.add("/each-time");
            }
        }

        @RequestScope
        @RestController
        static class ForTheRequest {

            @QStashMapping("/for-the-request")
            public void job() {
                RAN.add("/for-the-request");
            }
        }
    }
}
