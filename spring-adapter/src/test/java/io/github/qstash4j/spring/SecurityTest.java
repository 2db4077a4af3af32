package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.SignedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Spring Security with CSRF protection, by Spring Boot's default and by the application's own chain. */
class SecurityTest {

    @ParameterizedTest
    @ValueSource(classes = {WithBootsChain.class, WithItsOwnChain.class})
    void a_verified_delivery_needs_neither_login_nor_CSRF_token(Class<?> type) throws Exception {
        try (RunningApplication application = run(type)) {
            assertThat(application.send(signed("/job")).statusCode()).isEqualTo(200);
            assertThat(application.send(signed("/later")).statusCode()).isEqualTo(200);
            assertThat(application.send(signed("/fails")).statusCode()).isEqualTo(500);
            assertThat(application.send(signed("/job")).headers().firstValue("Set-Cookie"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {WithBootsChain.class, WithItsOwnChain.class})
    void everything_else_stays_protected(Class<?> type) throws Exception {
        SignedRequest delivery = signed("/job");
        try (RunningApplication application = run(type)) {
            assertThat(application.get("/open").statusCode()).isEqualTo(401);
            assertThat(application.send("/order", delivery).body())
                    .as("what a signed request gets from what is no consumer")
                    .doesNotContain("order");
            SignedRequest withPassword = delivery.header("Authorization", "Basic dXNlcjpwYXNz");
            assertThat(application.send("PUT", "/open", withPassword).body())
                    .as("what the right password gets without a CSRF token")
                    .doesNotContain("open");
            assertThat(application.send("GET", "/open", withPassword).body()).isEqualTo("open");
            assertThat(application.send(delivery.header("Upstash-Signature")).statusCode())
                    .as("an unsigned request to a consumer")
                    .isEqualTo(401);
            assertThat(application.send(signed("/includes")).body())
                    .as("what a verified delivery includes")
                    .doesNotContain("open");
        }
    }

    private static RunningApplication run(Class<?> type) {
        return RunningApplication.start(
                type,
                "spring.autoconfigure.exclude=",
                "spring.security.user.name=user",
                "spring.security.user.password=pass");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endpoints.class)
    static class WithBootsChain {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endpoints.class)
    static class WithItsOwnChain {

        @Bean
        SecurityFilterChain applications(HttpSecurity security) {
            return security.authorizeHttpRequests(
                            requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Controller
    static class Endpoints {

        @QStashMapping("/job")
        Outcome job() {
            return Outcome.acknowledge();
        }

        @QStashMapping("/later")
        CompletionStage<Outcome> later() {
            return CompletableFuture.supplyAsync(Outcome::acknowledge);
        }

        @QStashMapping("/fails")
        Outcome fails() {
            throw new IllegalStateException("secret");
        }

        @QStashMapping("/includes")
        @ResponseBody
        String includes(HttpServletRequest request, HttpServletResponse response) throws Exception {
            Objects.requireNonNull(request.getRequestDispatcher("/open")).include(request, response);
            return "";
        }

        @RequestMapping("/open")
        @ResponseBody
        String open() {
            return "open";
        }

        @PostMapping("/order")
        @ResponseBody
        String order() {
            return "order";
        }
    }
}
