package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.RetryLaterException;
import io.github.qstash4j.spring.QStashConsumer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Functions of every form, consumers and others. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Functions.Shipped.class, Functions.Packed.class, Functions.Sealed.class})
class Functions {

    private final Ran ran = new Ran();

    @Bean
    Ran ran() {
        return ran;
    }

    @Bean
    @QStashConsumer
    Function<Order, Outcome> placed() {
        return order -> {
            ran.add("placed " + order.orderId());
            return order.amount() < 0 ? Outcome.reject("less than nothing") : Outcome.acknowledge("thanks");
        };
    }

    @Bean
    @QStashConsumer
    Function<Message<Order>, Outcome> described() {
        return message -> {
            Delivery delivery =
                    (Delivery) Objects.requireNonNull(message.getHeaders().get(QStashFunctions.DELIVERY));
            return Outcome.acknowledge(message.getPayload().orderId() + " " + delivery.messageId() + " "
                    + message.getHeaders().get("x-tenant"));
        };
    }

    @Bean
    @QStashConsumer
    Consumer<Order> noted() {
        return order -> ran.add("noted " + order.orderId());
    }

    @Bean
    @QStashConsumer
    Supplier<Outcome> ticked() {
        return () -> {
            ran.add("ticked");
            return Outcome.acknowledge();
        };
    }

    @Bean
    @QStashConsumer
    Function<Order, Order> doubled() {
        return order -> new Order(order.orderId(), order.amount() * 2);
    }

    @Bean
    @QStashConsumer
    Function<Order, Message<String>> answered() {
        return order -> MessageBuilder.withPayload(order.orderId())
                .setHeader(QStashFunctions.STATUS, order.amount())
                .build();
    }

    @Bean
    @QStashConsumer
    Function<String, Outcome> text() {
        return text -> {
            ran.add("text " + text);
            return Outcome.acknowledge(text);
        };
    }

    @Bean
    @QStashConsumer
    Function<byte[], Outcome> bytes() {
        return bytes -> Outcome.acknowledge(bytes);
    }

    @Bean
    @QStashConsumer
    Function<List<Order>, Outcome> several() {
        return orders ->
                Outcome.acknowledge(orders.size() + " from " + orders.get(0).orderId());
    }

    @Bean
    @QStashConsumer
    Function<Mono<Order>, Mono<Outcome>> one() {
        return orders -> orders.delayElement(Duration.ofMillis(1))
                .map(order -> order.amount() < 0 ? Outcome.reject("less") : Outcome.acknowledge(order.orderId()));
    }

    @Bean
    @QStashConsumer
    Function<Flux<Order>, Flux<String>> flowing() {
        return orders -> orders.map(order -> {
            if (order.amount() < 0) {
                throw new IllegalArgumentException("less than nothing");
            }
            return order.orderId();
        });
    }

    /** As many as there are of them, each with the status 200 but for the last. */
    @Bean
    @QStashConsumer
    Function<Order, Flux<Message<String>>> answering() {
        return order -> Flux.range(1, order.amount())
                .map(number -> MessageBuilder.withPayload("part " + number)
                        .setHeader(QStashFunctions.STATUS, number == 3 ? 489 : 200)
                        .build());
    }

    @Bean({"renamed", "once-called"})
    @QStashConsumer
    Consumer<Order> renamed() {
        return order -> ran.add("renamed " + order.orderId());
    }

    @Bean
    Function<Order, Mono<Order>> looked() {
        return order -> Mono.just(order).delayElement(Duration.ofMillis(1));
    }

    @Bean
    @QStashConsumer
    Function<Order, Outcome> failing() {
        return order -> {
            throw new RetryLaterException("not yet", Duration.ofSeconds(90));
        };
    }

    @Bean
    @QStashConsumer
    Function<Order, @Nullable Outcome> silent() {
        return order -> null;
    }

    @Bean
    Function<Order, Order> validated() {
        return order -> {
            ran.add("validated " + order.orderId());
            return order;
        };
    }

    @Bean
    Function<String, String> open() {
        return text -> "open to " + text;
    }

    /** A class of its own, with the annotation on the method. */
    @Component("shipped")
    static class Shipped implements Function<Order, Outcome> {

        private final Ran ran;

        Shipped(Ran ran) {
            this.ran = ran;
        }

        @Override
        @QStashConsumer
        public Outcome apply(Order order) {
            ran.add("shipped " + order.orderId());
            return Outcome.acknowledge();
        }
    }

    /** One whose method no subclass can guard. */
    @QStashConsumer
    @Component("packed")
    static class Packed implements Consumer<Object> {

        private final Ran ran;

        Packed(Ran ran) {
            this.ran = ran;
        }

        @Override
        public final void accept(Object delivery) {
            ran.add("packed " + ((Delivery) delivery).messageId());
        }
    }

    /** One that nobody can extend, with the annotation on the class. */
    @QStashConsumer
    @Component("sealed")
    record Sealed(Ran ran) implements Consumer<Order> {

        @Override
        public void accept(Order order) {
            ran.add("sealed " + order.orderId());
        }
    }
}
