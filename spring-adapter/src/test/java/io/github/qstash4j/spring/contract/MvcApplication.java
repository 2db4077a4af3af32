package io.github.qstash4j.spring.contract;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.spring.QStashConsumer;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.ContractPayload;
import io.github.qstash4j.test.contract.ReturnForm;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import reactor.core.publisher.Mono;

/**
 * The contract's application as a Spring MVC controller, with a method for each way of giving an outcome. Its mappings
 * name no HTTP method, since QStash delivers by whichever the publisher chose.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class MvcApplication {

    static final List<ReturnForm> FORMS = List.of(
            new ReturnForm("Outcome", ContractApplication.MESSAGE),
            new ReturnForm("Object", "/jobs/forms/object"),
            new ReturnForm("CompletionStage<Outcome>", "/jobs/forms/stage"),
            new ReturnForm("Mono<Outcome>", "/jobs/forms/mono"),
            new ReturnForm("Callable<Outcome>", "/jobs/forms/callable"),
            new ReturnForm("DeferredResult<Outcome>", "/jobs/forms/deferred"),
            new ReturnForm("WebAsyncTask<Outcome>", "/jobs/forms/task"));

    @Bean
    Receiver receiver(ContractApplication application, PayloadCodec codec) {
        return application.receiver().payloadCodec(codec).build();
    }

    @QStashConsumer
    @RestController
    static class Consumers {

        private final ContractApplication application;

        Consumers(ContractApplication application) {
            this.application = application;
        }

        @RequestMapping(path = ContractApplication.MESSAGE)
        Outcome message(Delivery delivery) throws Exception {
            return application.message(delivery);
        }

        @RequestMapping(path = ContractApplication.PAYLOAD)
        Outcome payload(@RequestBody ContractPayload payload, Delivery delivery) throws Exception {
            return application.payload(payload, delivery);
        }

        @RequestMapping(path = ContractApplication.CALLBACK)
        Outcome callback(Callback callback) throws Exception {
            return application.callback(callback);
        }

        @RequestMapping(path = ContractApplication.FAILURE_CALLBACK)
        Outcome failureCallback(FailureCallback callback) throws Exception {
            return application.failureCallback(callback);
        }

        @RequestMapping(path = "/jobs/forms/object")
        Object object(Delivery delivery) throws Exception {
            return application.message(delivery);
        }

        @RequestMapping(path = "/jobs/forms/stage")
        CompletionStage<Outcome> stage(Delivery delivery) {
            return later(delivery);
        }

        @RequestMapping(path = "/jobs/forms/mono")
        Mono<Outcome> mono(Delivery delivery) {
            return Mono.fromCallable(() -> application.message(delivery));
        }

        @RequestMapping(path = "/jobs/forms/callable")
        Callable<Outcome> callable(Delivery delivery) {
            return () -> application.message(delivery);
        }

        @RequestMapping(path = "/jobs/forms/deferred")
        DeferredResult<Outcome> deferred(Delivery delivery) {
            DeferredResult<Outcome> result = new DeferredResult<>();
            var unused = later(delivery).whenComplete((outcome, thrown) -> {
                if (thrown == null) {
                    result.setResult(outcome);
                } else {
                    result.setErrorResult(thrown);
                }
            });
            return result;
        }

        @RequestMapping(path = "/jobs/forms/task")
        WebAsyncTask<Outcome> task(Delivery delivery) {
            return new WebAsyncTask<>(() -> application.message(delivery));
        }

        private CompletableFuture<Outcome> later(Delivery delivery) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return application.message(delivery);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
        }
    }
}
