package io.github.qstash4j.spring.function;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.spring.ObservedEndpoint;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls a function, or several that are composed, with deliveries, and makes outcomes of what they return. */
final class FunctionRoute implements DeliveryHandler {

    private final FunctionDefinition definition;
    private final @Nullable String consumer;
    private final boolean declaresOutcome;
    private final Supplier<ObservedEndpoint> endpoint;
    private final BeanFactory beans;

    FunctionRoute(
            FunctionDefinition definition,
            @Nullable String consumer,
            boolean declaresOutcome,
            Supplier<ObservedEndpoint> endpoint,
            BeanFactory beans) {
        this.definition = definition;
        this.consumer = consumer;
        this.declaresOutcome = declaresOutcome;
        this.endpoint = endpoint;
        this.beans = beans;
    }

    /** Who verifies for it. */
    ObservedEndpoint endpoint() {
        return endpoint.get();
    }

    @Override
    public Outcome handle(Delivery delivery) throws Exception {
        return start(delivery).get();
    }

    /** Calls the function. What it throws is thrown here, and what fails later completes the future. */
    CompletableFuture<Outcome> start(Delivery delivery) {
        FunctionInvocationWrapper function = function();
        Type input = function.getInputType();
        Message<?> message =
                FunctionInput.message(delivery, input == null ? Object.class : function.getItemType(input));
        Supplier<CompletableFuture<?>> call = () -> later(function.apply(message));
        CompletableFuture<?> result = consumer == null ? call.get() : VerifiedCall.of(consumer, call);
        return result.thenApply(this::outcome);
    }

    private FunctionInvocationWrapper function() {
        FunctionInvocationWrapper function =
                beans.getBean(FunctionCatalog.class).lookup(definition.toString());
        if (function == null || !function.getFunctionDefinition().equals(definition.toString())) {
            throw new IllegalStateException("Spring Cloud Function does not find the function " + definition + ".");
        }
        // An Outcome is nothing to be written, and a header of the request may ask for JSON.
        function.setSkipOutputConversion(true);
        return function;
    }

    /** What is still to come begins now, while the call is known to be verified. */
    private static CompletableFuture<?> later(@Nullable Object result) {
        Object value = result instanceof Message<?> message ? message.getPayload() : result;
        if (value instanceof Flux<?> several) {
            return several.collectList().toFuture();
        } else if (value instanceof Publisher<?> one) {
            return Mono.from(one).toFuture();
        } else if (value instanceof CompletionStage<?> stage) {
            return stage.toCompletableFuture();
        }
        return CompletableFuture.completedFuture(result);
    }

    private Outcome outcome(@Nullable Object result) {
        Outcome outcome = FunctionResult.outcome(result);
        if (outcome != null) {
            return outcome;
        } else if (declaresOutcome) {
            throw new IllegalStateException("The function " + definition + " ended without an Outcome.");
        }
        return Outcome.acknowledge();
    }

    @Override
    public String toString() {
        return "function " + definition;
    }
}
