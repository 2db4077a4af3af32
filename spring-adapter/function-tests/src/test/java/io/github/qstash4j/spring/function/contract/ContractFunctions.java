package io.github.qstash4j.spring.function.contract;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.spring.QStashConsumer;
import io.github.qstash4j.spring.function.QStashFunctions;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.ContractPayload;
import io.github.qstash4j.test.contract.ReturnForm;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** The contract's application as functions, which are named by their paths. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ContractFunctions {

    static final List<ReturnForm> FORMS = List.of(
            new ReturnForm("Outcome", ContractApplication.MESSAGE),
            new ReturnForm("Object", "/jobs/forms/object"),
            new ReturnForm("CompletionStage<Outcome>", "/jobs/forms/stage"),
            new ReturnForm("Mono<Outcome>", "/jobs/forms/mono"),
            new ReturnForm("Mono<Outcome> of a Mono", "/jobs/forms/reactive"));

    @Bean
    Receiver receiver(ContractApplication application, PayloadCodec codec) {
        return application.receiver().payloadCodec(codec).build();
    }

    @Bean("jobs/order-placed")
    @QStashConsumer
    Function<Delivery, Outcome> message(ContractApplication application) {
        return delivery -> ended(() -> application.message(delivery));
    }

    @Bean("jobs/payload")
    @QStashConsumer
    Function<Message<ContractPayload>, Outcome> payload(ContractApplication application) {
        return message -> ended(() -> application.payload(message.getPayload(), delivery(message)));
    }

    @Bean("callbacks/delivered")
    @QStashConsumer
    Function<Callback, Outcome> callback(ContractApplication application) {
        return callback -> ended(() -> application.callback(callback));
    }

    @Bean("callbacks/failed")
    @QStashConsumer
    Function<FailureCallback, Outcome> failureCallback(ContractApplication application) {
        return callback -> ended(() -> application.failureCallback(callback));
    }

    @Bean("jobs/forms/object")
    @QStashConsumer
    Function<Message<byte[]>, Object> object(ContractApplication application) {
        return message -> ended(() -> application.message(delivery(message)));
    }

    @Bean("jobs/forms/stage")
    @QStashConsumer
    Function<Delivery, CompletionStage<Outcome>> stage(ContractApplication application) {
        return delivery -> CompletableFuture.supplyAsync(() -> ended(() -> application.message(delivery)));
    }

    @Bean("jobs/forms/mono")
    @QStashConsumer
    Function<Delivery, Mono<Outcome>> mono(ContractApplication application) {
        return delivery -> Mono.fromCallable(() -> application.message(delivery));
    }

    @Bean("jobs/forms/reactive")
    @QStashConsumer
    Function<Mono<Delivery>, Mono<Outcome>> reactive(ContractApplication application) {
        return deliveries -> deliveries.flatMap(delivery -> Mono.fromCallable(() -> application.message(delivery)));
    }

    private static Delivery delivery(Message<?> message) {
        return (Delivery) Objects.requireNonNull(message.getHeaders().get(QStashFunctions.DELIVERY));
    }

    /** A function throws no checked exceptions. */
    private static Outcome ended(Callable<Outcome> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
