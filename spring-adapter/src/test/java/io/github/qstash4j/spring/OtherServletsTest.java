package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.SignedRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;

/** Consumers behind more servlets than the one of Spring Boot. */
class OtherServletsTest {

    private static final List<String> RAN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        RAN.clear();
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
    void a_servlet_that_is_not_Springs_may_have_the_path_of_a_consumer_below_its_own() throws Exception {
        try (RunningApplication application = RunningApplication.start(WithLegacy.class)) {
            assertThat(application.send(unsigned("/legacy/job")).body()).isEqualTo("legacy");
            assertThat(application.send(unsigned("/job")).statusCode()).isEqualTo(401);
        }
        assertThat(RAN).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/configured/job", "/own/job", "/early/job"})
    void a_consumer_in_a_context_of_another_servlets_own_is_stopped(String path) throws Exception {
        try (RunningApplication application = RunningApplication.start(WithContextsBelow.class)) {
            assertThat(application.send(unsigned(path)).statusCode()).isEqualTo(401);
            assertThat(application.send(signed(path)).statusCode()).isEqualTo(401);
        }
        assertThat(RAN).isEmpty();
    }

    private static SignedRequest unsigned(String path) {
        return signed(path).header("Upstash-Signature");
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
    static class TwoServlets {

        @Bean
        ServletRegistrationBean<DispatcherServlet> second(WebApplicationContext context) {
            ServletRegistrationBean<DispatcherServlet> registration =
                    new ServletRegistrationBean<>(new DispatcherServlet(context), "/second/*");
            registration.setName("second");
            return registration;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Job.class)
    static class WithLegacy {

        @Bean
        ServletRegistrationBean<HttpServlet> legacy() {
            return new ServletRegistrationBean<>(new Legacy(), "/legacy/*");
        }
    }

    static class Legacy extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("legacy");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithContextsBelow {

        @Bean
        ServletRegistrationBean<DispatcherServlet> configured() {
            return servlet("configured", below(Configured.class));
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> own() {
            return servlet("own", below(OwnMvc.class));
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> early(WebApplicationContext context) {
            AnnotationConfigWebApplicationContext below = below(Configured.class);
            below.setParent(context);
            below.setServletContext(context.getServletContext());
            below.refresh();
            return servlet("early", below);
        }

        private static AnnotationConfigWebApplicationContext below(Class<?> configuration) {
            AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
            context.register(configuration);
            return context;
        }

        private static ServletRegistrationBean<DispatcherServlet> servlet(String name, WebApplicationContext context) {
            ServletRegistrationBean<DispatcherServlet> registration =
                    new ServletRegistrationBean<>(new DispatcherServlet(context), "/" + name + "/*");
            registration.setName(name);
            return registration;
        }
    }

    @EnableWebMvc
    @Configuration(proxyBeanMethods = false)
    @Import(Job.class)
    static class Configured {}

    @Configuration(proxyBeanMethods = false)
    @Import(Job.class)
    static class OwnMvc extends WebMvcConfigurationSupport {}
}
