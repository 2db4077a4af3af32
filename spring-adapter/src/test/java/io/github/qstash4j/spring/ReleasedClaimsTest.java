package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.fixtures.SignedRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** However a delivery ends, the next one finds no claim that nobody works on. */
class ReleasedClaimsTest {

    private static final List<String> RAN = new CopyOnWriteArrayList<>();

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.start(Application.class, "qstash.ledger.type=memory");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/odd-status", "/error-of-a-filter"})
    void what_failed_in_an_unusual_way_is_delivered_again(String path) throws Exception {
        assertThat(statusOf(signed(path))).isEqualTo(500);
        assertThat(statusOf(signed(path).tokenId("jwt_again" + path).retried(1)))
                .isEqualTo(200);
        assertThat(RAN).endsWith(path);
    }

    @Test
    void work_that_was_started_in_the_container_is_a_retry_and_its_dispatch_runs_nothing() throws Exception {
        assertThat(statusOf(signed("/astray"))).isEqualTo(500);
        Astray.ANSWERED.countDown();
        assertThat(Astray.DISPATCHED.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(RAN).containsExactly("astray");
    }

    @Test
    void neither_does_one_that_comes_at_once() throws Exception {
        assertThat(statusOf(signed("/astray-at-once"))).isEqualTo(500);
        assertThat(RAN).containsExactly("astray at once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow-stage", "/slow-callable"})
    void work_that_Spring_no_longer_waits_for_keeps_its_claim(String path) throws Exception {
        try (RunningApplication impatient = RunningApplication.start(
                Application.class, "qstash.ledger.type=memory", "spring.mvc.async.request-timeout=100ms")) {
            HttpResponse<String> first = impatient.send(signed(path));
            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(Long.parseLong(first.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(800L, 900L);

            HttpResponse<String> again =
                    impatient.send(signed(path).tokenId("jwt_again" + path).retried(1));
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(RAN).containsExactly(path);
    }

    @Test
    void work_that_comes_later_may_take_as_long_as_the_lease() throws Exception {
        try (RunningApplication patient =
                RunningApplication.start(Application.class, "qstash.ledger.type=memory", "qstash.ledger.lease=20m")) {
            assertThat(patient.send(signed("/stage")).statusCode()).isEqualTo(200);
        }
        assertThat(RAN).containsExactly("may take PT20M");
    }

    /** The ledger knows messages and tokens, and each path has its own. */
    private static SignedRequest signed(String path) {
        return RunningApplication.signed(path).messageId("msg_" + path).tokenId("jwt_" + path);
    }

    /** An {@link Error} may have the container cut the connection, which is no answer and so a retry. */
    private static int statusOf(SignedRequest delivery) throws Exception {
        try {
            return application.send(delivery).statusCode();
        } catch (IOException e) {
            return 500;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application implements WebMvcConfigurer {

        @RestController
        static class Consumers {

            @QStashMapping("/odd-status")
            void oddStatus(HttpServletRequest request, HttpServletResponse response) {
                RAN.add("/odd-status");
                response.setStatus(isFirst(request) ? 700 : 200);
            }

            @QStashMapping("/error-of-a-filter")
            Outcome behindAnError() {
                RAN.add("/error-of-a-filter");
                return Outcome.acknowledge();
            }

            @QStashMapping("/slow-stage")
            CompletionStage<Outcome> slowStage() {
                RAN.add("/slow-stage");
                return new CompletableFuture<>();
            }

            @QStashMapping("/slow-callable")
            Callable<Outcome> slowCallable() {
                RAN.add("/slow-callable");
                return () -> new CompletableFuture<Outcome>().get();
            }

            @QStashMapping("/stage")
            CompletionStage<Outcome> stage() {
                return CompletableFuture.completedStage(Outcome.acknowledge());
            }

            @QStashMapping("/astray")
            void astray(HttpServletRequest request, HttpServletResponse response) {
                RAN.add("astray");
                Astray.dispatchAfterTheAnswer(request.startAsync(request, response));
            }

            @QStashMapping("/astray-at-once")
            void astrayAtOnce(HttpServletRequest request, HttpServletResponse response) {
                RAN.add("astray at once");
                request.startAsync(request, response).dispatch();
            }
        }

        @Override
        public void configureAsyncSupport(AsyncSupportConfigurer async) {
            async.registerDeferredResultInterceptors(new DeferredResultProcessingInterceptor() {
                @Override
                public <T> void preProcess(NativeWebRequest request, DeferredResult<T> result) {
                    HttpServletRequest started =
                            Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
                    if (started.getRequestURI().equals("/stage")) {
                        RAN.add("may take "
                                + Duration.ofMillis(started.getAsyncContext().getTimeout()));
                    }
                }
            });
        }

        /** Tomcat wraps whatever else a filter throws. */
        @Bean
        FilterRegistrationBean<Filter> failing() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                if (isFirst((HttpServletRequest) request)) {
                    throw new InternalError("of the virtual machine");
                }
                chain.doFilter(request, response);
            });
            registration.addUrlPatterns("/error-of-a-filter");
            return registration;
        }

        private static boolean isFirst(HttpServletRequest request) {
            return "0".equals(request.getHeader("Upstash-Retried"));
        }
    }

    static final class Astray {

        static final CountDownLatch ANSWERED = new CountDownLatch(1);
        static final CompletableFuture<Boolean> DISPATCHED = new CompletableFuture<>();

        private Astray() {}

        static void dispatchAfterTheAnswer(AsyncContext context) {
            DISPATCHED.completeAsync(() -> {
                try {
                    ANSWERED.await(30, TimeUnit.SECONDS);
                    context.dispatch();
                    return true;
                } catch (IllegalStateException | InterruptedException e) {
                    return false;
                }
            });
        }
    }
}
