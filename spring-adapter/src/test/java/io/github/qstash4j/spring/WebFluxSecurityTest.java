package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Reactive Spring Security with CSRF protection, by Spring Boot's default and by the application's own chain. */
class WebFluxSecurityTest {

    @ParameterizedTest
    @ValueSource(classes = {WithTheDefaultChain.class, WithItsOwnChain.class})
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
    @ValueSource(classes = {WithTheDefaultChain.class, WithItsOwnChain.class})
    void everything_else_stays_protected(Class<?> type) throws Exception {
        SignedRequest delivery = signed("/job");
        try (RunningApplication application = run(type)) {
            assertThat(application.get("/open").statusCode()).isIn(302, 401);
            assertThat(application.send("/order", delivery).statusCode())
                    .as("a signed request to what is no consumer has no CSRF token")
                    .isEqualTo(403);
            assertThat(application
                            .send("/order", delivery.header("Authorization", "Basic dXNlcjpwYXNz"))
                            .statusCode())
                    .as("nor has one with the password")
                    .isEqualTo(403);
            assertThat(application.send(delivery.header("Upstash-Signature")).statusCode())
                    .as("an unsigned request to a consumer")
                    .isEqualTo(401);
            assertThat(application.send(signed("/forwards")).statusCode())
                    .as("what a verified delivery is sent to by a filter")
                    .isEqualTo(403);
        }
    }

    private static RunningApplication run(Class<?> type) {
        return RunningApplication.start(
                ReactiveServer.NETTY,
                type,
                "spring.autoconfigure.exclude=",
                "spring.security.user.name=user",
                "spring.security.user.password=pass");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endpoints.class)
    static class WithTheDefaultChain {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endpoints.class)
    static class WithItsOwnChain {

        @Bean
        SecurityWebFilterChain applications(ServerHttpSecurity security) {
            return security.authorizeExchange(
                            exchanges -> exchanges.anyExchange().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @RestController
    static class Endpoints {

        @QStashMapping("/job")
        Outcome job() {
            return Outcome.acknowledge();
        }

        @QStashMapping("/later")
        Mono<Outcome> later() {
            return Mono.fromSupplier(Outcome::acknowledge);
        }

        @QStashMapping("/fails")
        Outcome fails() {
            throw new IllegalStateException("secret");
        }

        @QStashMapping("/forwards")
        Outcome forwards() {
            return Outcome.acknowledge();
        }

        @RequestMapping("/open")
        String open() {
            return "open";
        }

        @PostMapping("/order")
        String order() {
            return "order";
        }

        /** Between our filter and Spring Security. */
        @Bean
        @Order(-200)
        static WebFilter forwarding() {
            return (exchange, chain) -> exchange.getRequest().getURI().getPath().equals("/forwards")
                    ? chain.filter(exchange.mutate()
                            .request(request -> request.uri(URI.create("/open")))
                            .build())
                    : chain.filter(exchange);
        }
    }
}
