package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.SignedRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** On whatever way a request gets there: a consumer runs for verified deliveries, or not at all. */
class BypassTest {

    private static final List<String> RAN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @Test
    void a_filter_that_comes_last_verifies_all_the_same() throws Exception {
        try (RunningApplication application = RunningApplication.start(Last.class)) {
            assertThat(application.send(unsigned("/job")).statusCode()).isEqualTo(401);
            assertThat(RAN).isEmpty();
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(200);
            assertThat(RAN).containsExactly("job");
        }
    }

    @Test
    void behind_a_filter_that_reads_the_body_nothing_is_verified() throws Exception {
        try (RunningApplication application = RunningApplication.start(BehindAReader.class)) {
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(401);
        }
        assertThat(RAN).isEmpty();
    }

    @Test
    void an_asynchronous_dispatch_from_elsewhere_is_verified_as_what_was_requested() throws Exception {
        try (RunningApplication application = RunningApplication.start(Dispatching.class)) {
            assertThat(application.send(unsigned("/elsewhere")).statusCode()).isEqualTo(401);
            assertThat(application.send("/elsewhere", signed("/job")).statusCode())
                    .isEqualTo(401);
            assertThat(RAN).isEmpty();
            assertThat(application.send(signed("/elsewhere")).statusCode()).isEqualTo(200);
            assertThat(RAN).containsExactly("job");
        }
    }

    @Test
    void one_that_our_filter_does_not_see_is_stopped() throws Exception {
        try (RunningApplication application = RunningApplication.start(DispatchingUnseen.class)) {
            assertThat(application.send(signed("/elsewhere")).statusCode()).isEqualTo(401);
            assertThat(application.send(unsigned("/elsewhere")).statusCode()).isEqualTo(401);
        }
        assertThat(RAN).isEmpty();
    }

    @Test
    void an_error_page_is_no_way_to_a_consumer() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(Last.class, "spring.web.error.path=/job", "server.error.path=/job")) {
            assertThat(application.send(unsigned("/nowhere")).statusCode()).isIn(401, 404);
        }
        assertThat(RAN).isEmpty();
    }

    @Test
    void a_consumer_that_is_mapped_after_the_start_is_stopped() throws Exception {
        try (RunningApplication application = RunningApplication.start(Patterned.class)) {
            RequestMappingHandlerMapping mapping =
                    application.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
            mapping.registerMapping(
                    RequestMappingInfo.paths("/jobs/late")
                            .options(mapping.getBuilderConfiguration())
                            .build(),
                    new Late(),
                    Late.class.getDeclaredMethod("late"));

            assertThat(application.send(signed("/jobs/known")).statusCode()).isEqualTo(200);
            assertThat(application.send(unsigned("/jobs/late")).statusCode()).isEqualTo(401);
            assertThat(application.send(signed("/jobs/late")).statusCode()).isEqualTo(401);
        }
        assertThat(RAN).containsExactly("known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin=true", "_method=delete", "routed=true"})
    void no_form_leads_a_delivery_to_anything_but_its_consumer(String form) throws Exception {
        try (RunningApplication application =
                RunningApplication.start(SharedPath.class, "spring.mvc.hiddenmethod.filter.enabled=true")) {
            SignedRequest delivery = signed("/shared").header("Content-Type", "application/x-www-form-urlencoded");
            assertThat(application.send(delivery.body("a=1")).statusCode()).isEqualTo(200);
            assertThat(application.send(delivery.body(form)).statusCode()).isEqualTo(500);
        }
        assertThat(RAN).containsExactly("consumer");
    }

    private static SignedRequest unsigned(String path) {
        return signed(path).header("Upstash-Signature");
    }

    private static BeanPostProcessor change(Consumer<FilterRegistrationBean<?>> change) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (name.equals("qstashConsumerFilter")) {
                    change.accept((FilterRegistrationBean<?>) bean);
                }
                return bean;
            }
        };
    }

    @RestController
    static class Job {

        @QStashMapping("/job")
        Outcome job() {
            RAN.add("job");
            return Outcome.acknowledge();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Job.class)
    static class Last {

        @Bean
        static BeanPostProcessor last() {
            return change(filter -> filter.setOrder(Ordered.LOWEST_PRECEDENCE));
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Job.class)
    static class BehindAReader {

        @Bean
        FilterRegistrationBean<Filter> reader() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                request.getInputStream().readAllBytes();
                chain.doFilter(request, response);
            });
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Job.class)
    static class Dispatching {

        @Bean
        FilterRegistrationBean<Filter> dispatcher() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                if (((HttpServletRequest) request).getRequestURI().equals("/elsewhere")) {
                    request.startAsync().dispatch("/job");
                } else {
                    chain.doFilter(request, response);
                }
            });
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
            return registration;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Job.class, Dispatching.class})
    static class DispatchingUnseen {

        @Bean
        static BeanPostProcessor requestsAlone() {
            return change(filter -> filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST)));
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Patterned {

        @RestController
        static class Jobs {

            @QStashMapping("/jobs/{any}")
            void job(@PathVariable String any) {
                RAN.add(any);
            }
        }
    }

    static class Late {

        @QStashConsumer
        @ResponseBody
        String late() {
            RAN.add("late");
            return "late";
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class SharedPath {

        @Bean
        RouterFunction<ServerResponse> routed() {
            return RouterFunctions.route()
                    .POST("/shared", RequestPredicates.param("routed", any -> true), request -> {
                        RAN.add("routed");
                        return ServerResponse.ok().build();
                    })
                    .build();
        }

        @RestController
        static class Endpoints {

            @QStashMapping(path = "/shared")
            void consumer() {
                RAN.add("consumer");
            }

            @PostMapping(path = "/shared", params = "admin")
            void admin() {
                RAN.add("admin");
            }

            @DeleteMapping("/shared")
            void delete() {
                RAN.add("delete");
            }
        }
    }
}
