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
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

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
    void another_servlet_of_Springs_does_not_run_a_consumer_for_anybody() throws Exception {
        try (RunningApplication application = RunningApplication.start(TwoServlets.class)) {
            assertThat(application.send(unsigned("/second/job")).statusCode()).isIn(401, 404);
            assertThat(application.send(unsigned("/job")).statusCode()).isEqualTo(401);
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
    @Import(Job.class)
    static class TwoServlets {

        @Bean
        ServletRegistrationBean<DispatcherServlet> second(WebApplicationContext context) {
            ServletRegistrationBean<DispatcherServlet> registration =
                    new ServletRegistrationBean<>(new DispatcherServlet(context), "/second/*");
            registration.setName("second");
            return registration;
        }
    }
}
