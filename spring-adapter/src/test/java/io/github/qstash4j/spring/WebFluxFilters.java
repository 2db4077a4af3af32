package io.github.qstash4j.spring;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** What an application may do around its consumers. */
@Configuration(proxyBeanMethods = false)
class WebFluxFilters {

    /** Fails when the consumer has returned, as a commit may. */
    @Bean
    WebFilter failingLater() {
        return (exchange, chain) -> exchange.getRequest().getURI().getPath().equals("/jobs/ending/fails-later")
                ? chain.filter(exchange)
                        .then(Mono.error(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too late")))
                : chain.filter(exchange);
    }

    /** Sends a request to another method than the one that it was verified for. */
    @Bean
    WebFilter sendingElsewhere() {
        return (exchange, chain) -> exchange.getRequest().getURI().getPath().endsWith("/elsewhere")
                ? chain.filter(exchange.mutate()
                        .request(request -> request.uri(URI.create("/jobs/nothing")))
                        .build())
                : chain.filter(exchange);
    }

    /** Hands on a header that there may not be, which Tomcat itself would not take. */
    @Bean
    WebFilter handingOn() {
        return (exchange, chain) -> {
            if (exchange.getRequest().getURI().getPath().equals("/jobs/entity")) {
                String known = exchange.getRequest().getHeaders().getFirst("X-Request-Id");
                exchange.getResponse().getHeaders().set("X-Request-Id", known);
            }
            return chain.filter(exchange);
        };
    }

    /** Adds a header when the response goes out. */
    @Bean
    WebFilter adding() {
        return (exchange, chain) -> {
            exchange.getResponse().beforeCommit(() -> {
                exchange.getResponse().getHeaders().set("X-Committed", "once");
                return Mono.empty();
            });
            return chain.filter(exchange);
        };
    }

    @ControllerAdvice
    static class Advice {

        @ExceptionHandler(ArrayStoreException.class)
        ResponseEntity<String> advised() {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("advised");
        }
    }
}
