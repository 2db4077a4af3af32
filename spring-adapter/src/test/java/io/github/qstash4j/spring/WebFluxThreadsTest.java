package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keys, ledger, actions and consumers may block, so none of them runs on a thread that the server needs. */
class WebFluxThreadsTest {

    /** What ran, and on which kind of thread. */
    private static final Set<String> RAN = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @EnumSource
    void what_may_wait_does_not_run_on_a_thread_of_the_server(ReactiveServer server) throws Exception {
        try (RunningApplication application = RunningApplication.start(server, Application.class)) {
            RAN.clear();
            assertThat(application
                            .send(signed("/now").messageId("m-1").tokenId("t-1"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(application
                            .send(signed("/parallel")
                                    .messageId("m-2")
                                    .tokenId("t-2")
                                    .body("x".repeat(500_000)))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(application
                            .send(signed("/fails").messageId("m-3").tokenId("t-3"))
                            .statusCode())
                    .isEqualTo(500);
            assertThat(application
                            .send(signed("/now").signedWith(TestKeys.UNKNOWN))
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(RAN.stream()
                        .map(each -> each.substring(0, each.indexOf(' ')))
                        .collect(Collectors.toSet()))
                .contains("keys", "claim", "record", "complete", "release", "consumer", "action");
        assertThat(RAN).allMatch(each -> each.endsWith(" may block"));
    }

    @ParameterizedTest
    @EnumSource
    void what_waits_for_nobody_runs_there_unless_it_is_long(ReactiveServer server) throws Exception {
        try (RunningApplication application = RunningApplication.start(server, WithFixedKeys.class)) {
            RAN.clear();
            assertThat(application.send(signed("/quick")).statusCode()).isEqualTo(200);
            assertThat(RAN).hasSize(1).allMatch(each -> each.matches("received on (reactor-)?http-.*"));

            RAN.clear();
            assertThat(application
                            .send(signed("/quick").body("x".repeat(500_000)))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(RAN).containsExactly("received may block");
        }
    }

    /** A consumer that ends in its own thread is settled there. */
    private static void ran(String what) {
        String thread = Thread.currentThread().getName();
        boolean ofReceiver = thread.startsWith("qstash-receiver");
        boolean ofConsumer = thread.startsWith("boundedElastic");
        boolean mayBlock = !Schedulers.isInNonBlockingThread()
                && switch (what) {
                    case "consumer", "record" -> ofConsumer;
                    case "complete", "release", "action" -> ofConsumer || ofReceiver;
                    default -> ofReceiver;
                };
        RAN.add(what + (mayBlock ? " may block" : " on " + thread));
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithFixedKeys {

        @Bean
        ReceiverListener listener() {
            return new ReceiverListener() {
                @Override
                public void received(Delivery delivery) {
                    ran("received");
                }
            };
        }

        @RestController
        static class Quick {

            @QStashMapping("/quick")
            Outcome quick() {
                return Outcome.acknowledge();
            }
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        SigningKeySource keys() {
            SigningKeys keys = SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT);
            return () -> {
                ran("keys");
                return keys;
            };
        }

        @Bean
        DeliveryLedger ledger() {
            DeliveryLedger memory = MemoryLedger.create();
            return (DeliveryLedger) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {DeliveryLedger.class}, (proxy, method, arguments) -> {
                        ran(method.getName());
                        try {
                            return method.invoke(memory, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }

        @RestController
        static class Consumers {

            @QStashMapping("/now")
            Outcome now(Delivery delivery) {
                return done(delivery);
            }

            /** Ends on one of Reactor's own threads, none of which may block. */
            @QStashMapping("/parallel")
            Mono<Outcome> parallel(Delivery delivery) {
                Outcome outcome = done(delivery);
                return Mono.delay(Duration.ofMillis(1)).thenReturn(outcome);
            }

            @QStashMapping("/fails")
            Mono<Outcome> fails(Delivery delivery) {
                done(delivery);
                return Mono.delay(Duration.ofMillis(1)).then(Mono.error(new IllegalStateException()));
            }

            private static Outcome done(Delivery delivery) {
                ran("consumer");
                delivery.recordStep("step");
                delivery.beforeAcknowledge(() -> ran("action"));
                return Outcome.acknowledge();
            }
        }
    }
}
