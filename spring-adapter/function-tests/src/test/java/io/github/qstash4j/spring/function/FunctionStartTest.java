package io.github.qstash4j.spring.function;

import static org.assertj.core.api.Assertions.assertThatException;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.QStashConsumer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import reactor.core.publisher.Flux;

/** Functions that could not be safe keep an application from starting. */
class FunctionStartTest {

    @Test
    void an_Outcome_for_anybody() {
        refused(Open.class, "placed returns an Outcome without being a @QStashConsumer");
    }

    @Test
    void a_stream_that_nobody_sees_the_end_of() {
        refused(Streaming.class, "nobody could tell when it is done");
    }

    @Test
    void an_Outcome_inside_something_else() {
        refused(Wrapped.class, "returns an Outcome inside");
        refused(Several.class, "returns an Outcome inside");
    }

    @Test
    void an_annotation_on_what_is_no_function() {
        refused(Registered.class, "Nothing verifies");
        refused(Half.class, "Nothing verifies");
    }

    @Test
    void a_definition_with_two_consumers() {
        refused(Functions.class, "several @QStashConsumers", "spring.cloud.function.definition=doubled|placed");
        refused(Functions.class, "behind the Outcome", "spring.cloud.function.definition=placed|validated");
    }

    @ParameterizedTest
    @CsvSource({
        "servlet,mvc.QStashMvcAutoConfiguration",
        "servlet,function.QStashFunctionAutoConfiguration",
        "reactive,webflux.QStashWebFluxAutoConfiguration",
        "reactive,function.QStashFunctionAutoConfiguration"
    })
    void a_part_of_ours_that_is_excluded(String web, String part) {
        refused(
                Functions.class,
                "Nothing verifies",
                "spring.main.web-application-type=" + web,
                "spring.autoconfigure.exclude=io.github.qstash4j.spring." + part);
    }

    @Test
    void an_application_without_a_web_server() {
        refused(Functions.class, "Nothing verifies", "spring.main.web-application-type=none");
    }

    @Test
    void a_consumer_behind_the_proxy_of_a_scope() {
        refused(Scoped.class, "behind the proxy of its scope");
    }

    private static void refused(Class<?> application, String message, String... properties) {
        assertThatException()
                .isThrownBy(
                        () -> RunningFunctions.start(application, properties).close())
                .withMessageContaining(message);
    }

    private static Outcome never() {
        throw new AssertionError("It ran.");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Open {
        @Bean
        Function<Order, Outcome> placed() {
            return order -> never();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class One {
        @Bean
        @QStashConsumer
        Function<Order, Outcome> placed() {
            return order -> Outcome.acknowledge(order.orderId());
        }

        @Bean
        Function<Order, Order> opened() {
            return order -> order;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Scoped {
        @Bean
        @Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
        @QStashConsumer
        Function<Order, Outcome> placed() {
            return order -> never();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Streaming {
        @Bean
        @QStashConsumer
        Consumer<Flux<Order>> placed() {
            return orders -> never();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Wrapped {
        @Bean
        @QStashConsumer
        Function<Order, Message<Outcome>> placed() {
            return order -> MessageBuilder.withPayload(never()).build();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Several {
        @Bean
        @QStashConsumer
        Function<Order, List<Outcome>> placed() {
            return order -> List.of(never());
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Registered {
        @Bean
        @QStashConsumer
        FunctionRegistration<Function<String, String>> placed() {
            Function<String, String> function = text -> text;
            return new FunctionRegistration<>(function, "placed").type(Functions.Shipped.class);
        }
    }

    /** Another method of a class that has a consumer. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Half {
        @Bean
        @QStashConsumer
        Function<Order, Outcome> placed() {
            return order -> never();
        }

        @QStashConsumer
        void forgotten() {}
    }
}
