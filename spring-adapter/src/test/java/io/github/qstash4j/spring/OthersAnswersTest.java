package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What others answer in a consumer's place acknowledges nothing. */
class OthersAnswersTest {

    private static final List<String> RAN = new ArrayList<>();

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/filtered", "/intercepted"})
    void who_answers_in_a_consumers_place_acknowledges_nothing(String path) throws Exception {
        try (RunningApplication application = RunningApplication.start(UnderMaintenance.class)) {
            assertThat(application.send(signed(path)).statusCode()).isEqualTo(500);
        }
        assertThat(RAN).isEmpty();
    }

    @Test
    void no_error_page_takes_the_place_of_what_a_consumer_answers() throws Exception {
        try (RunningApplication application = RunningApplication.start(WithErrorPage.class)) {
            HttpResponse<String> response = application.send(signed("/refusing"));
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(response.body()).isEqualTo("Service Unavailable");
        }
    }

    @Test
    void problem_details_do_not_make_an_undecodable_payload_worth_a_retry() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(Consumers.class, "spring.mvc.problemdetails.enabled=true")) {
            assertThat(application.send(signed("/jobs/order").body("{")).statusCode())
                    .isEqualTo(489);
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class UnderMaintenance implements WebMvcConfigurer {

        @RestController
        static class Jobs {

            @QStashMapping({"/filtered", "/intercepted"})
            void job() {
                RAN.add("job");
            }
        }

        @Bean
        FilterRegistrationBean<Filter> maintenance() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
                    (request, response, chain) -> response.getWriter().print("We are back soon."));
            registration.addUrlPatterns("/filtered");
            return registration;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                        @Override
                        public boolean preHandle(
                                HttpServletRequest request, HttpServletResponse response, Object handler) {
                            return false;
                        }
                    })
                    .addPathPatterns("/intercepted");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithErrorPage {

        @RestController
        static class Jobs {

            @QStashMapping("/refusing")
            @ResponseStatus(HttpStatus.ACCEPTED)
            void refusing(HttpServletResponse response) throws IOException {
                response.setHeader("Retry-After", "7");
                response.sendError(503);
                response.getWriter().print("not seen");
            }
        }

        @Bean
        FilterRegistrationBean<Filter> errorPage() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                ((HttpServletResponse) response).setStatus(200);
                response.getWriter().print("Nothing to see here.");
            });
            registration.setDispatcherTypes(EnumSet.of(DispatcherType.ERROR));
            return registration;
        }
    }
}
