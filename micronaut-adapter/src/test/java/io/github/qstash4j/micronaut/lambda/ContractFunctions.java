package io.github.qstash4j.micronaut.lambda;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.ContractPayload;
import io.github.qstash4j.test.contract.ReturnForm;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.function.FunctionBean;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The contract's application as functions, which are named by their paths. */
@Factory
@Requires(env = ContractFunctions.ENVIRONMENT)
class ContractFunctions {

    static final String ENVIRONMENT = "contract-functions";
    static final List<ReturnForm> FORMS = List.of(
            new ReturnForm("Outcome", ContractApplication.MESSAGE),
            new ReturnForm("Object", "/jobs/forms/object"),
            new ReturnForm("CompletionStage<Outcome>", "/jobs/forms/stage"),
            new ReturnForm("Mono<Outcome>", "/jobs/forms/mono"));

    @FunctionBean("jobs/order-placed")
    Function<Delivery, Outcome> message(ContractApplication application) {
        return delivery -> ended(() -> application.message(delivery));
    }

    @FunctionBean("jobs/payload")
    BiFunction<ContractPayload, Delivery, Outcome> payload(ContractApplication application) {
        return (payload, delivery) -> ended(() -> application.payload(payload, delivery));
    }

    @FunctionBean("callbacks/delivered")
    Function<Callback, Outcome> callback(ContractApplication application) {
        return callback -> ended(() -> application.callback(callback));
    }

    @FunctionBean("callbacks/failed")
    Function<FailureCallback, Outcome> failureCallback(ContractApplication application) {
        return callback -> ended(() -> application.failureCallback(callback));
    }

    @FunctionBean("jobs/forms/object")
    Function<Delivery, Object> object(ContractApplication application) {
        return delivery -> ended(() -> application.message(delivery));
    }

    @FunctionBean("jobs/forms/stage")
    Function<Delivery, CompletionStage<Outcome>> stage(ContractApplication application) {
        return delivery -> CompletableFuture.supplyAsync(() -> ended(() -> application.message(delivery)));
    }

    @FunctionBean("jobs/forms/mono")
    Function<Delivery, Mono<Outcome>> mono(ContractApplication application) {
        return delivery -> Mono.fromCallable(() -> application.message(delivery));
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
