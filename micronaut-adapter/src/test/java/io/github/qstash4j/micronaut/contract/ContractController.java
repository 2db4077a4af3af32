package io.github.qstash4j.micronaut.contract;

import io.github.qstash4j.micronaut.QStashConsumer;
import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.ContractPayload;
import io.github.qstash4j.test.contract.Exclusion;
import io.github.qstash4j.test.contract.ReturnForm;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The contract's application as a Micronaut controller, with a method for each way of giving an outcome. Each has
 * routes of every HTTP method, since QStash delivers by whichever the publisher chose.
 */
@Controller
@QStashConsumer
@Requires(beans = ContractApplication.class)
@SerdeImport(ContractPayload.class)
public class ContractController {

    /** Every way of giving an outcome. */
    public static final List<ReturnForm> FORMS = List.of(
            new ReturnForm("Outcome", ContractApplication.MESSAGE),
            new ReturnForm("Object", "/jobs/forms/object"),
            new ReturnForm("CompletionStage<Outcome>", "/jobs/forms/stage"),
            new ReturnForm("Mono<Outcome>", "/jobs/forms/mono"),
            new ReturnForm("@SingleResult Publisher<Outcome>", "/jobs/forms/publisher"));

    /** What no runtime of Micronaut can have. */
    public static final List<Exclusion> EXCLUSIONS = List.of(
            new Exclusion(
                    "no outcome at all, given as Object",
                    "Micronaut answers 404 where a method that does not declare an `Outcome` returns null, which is a"
                            + " retry, too."),
            new Exclusion(
                    "a payload that cannot be decoded is rejected and not handled: {\"orderId\":\"o-1\",\"amount\":42} x",
                    "Micronaut's mapper reads the first JSON value, and nothing behind it."));

    private final ContractApplication application;

    ContractController(ContractApplication application) {
        this.application = application;
    }

    @Post(ContractApplication.MESSAGE)
    Outcome message(Delivery delivery) throws Exception {
        return application.message(delivery);
    }

    @Post(ContractApplication.PAYLOAD)
    Outcome payload(@Body ContractPayload payload, Delivery delivery) throws Exception {
        return application.payload(payload, delivery);
    }

    /** For GET, of which Micronaut binds no {@code @Body}. */
    @Executable
    Outcome decoded(Delivery delivery) throws Exception {
        return application.payload(delivery.payload(ContractPayload.class), delivery);
    }

    @Post(ContractApplication.CALLBACK)
    Outcome callback(Callback callback) throws Exception {
        return application.callback(callback);
    }

    @Post(ContractApplication.FAILURE_CALLBACK)
    Outcome failureCallback(FailureCallback callback) throws Exception {
        return application.failureCallback(callback);
    }

    @Post("/jobs/forms/object")
    Object object(Delivery delivery) throws Exception {
        return application.message(delivery);
    }

    @Post("/jobs/forms/stage")
    CompletionStage<Outcome> stage(Delivery delivery) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return application.message(delivery);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    @Post("/jobs/forms/mono")
    Mono<Outcome> mono(Delivery delivery) {
        return Mono.fromCallable(() -> application.message(delivery));
    }

    @Post("/jobs/forms/publisher")
    @SingleResult
    Publisher<Outcome> publisher(Delivery delivery) {
        return Mono.fromCallable(() -> application.message(delivery));
    }

    /** What the annotations do not map. */
    @Singleton
    @Requires(beans = ContractApplication.class)
    @SuppressWarnings("overrides")
    static class Routes extends DefaultRouteBuilder {

        Routes(ExecutionHandleLocator locator, UriNamingStrategy names, ConversionService conversions) {
            super(locator, names, conversions);
        }

        @Inject
        void map() {
            map(ContractApplication.MESSAGE, "message", Delivery.class);
            GET(ContractApplication.PAYLOAD, ContractController.class, "decoded", Delivery.class)
                    .consumesAll();
            mapButGet(ContractApplication.PAYLOAD, "payload", ContractPayload.class, Delivery.class);
            map(ContractApplication.CALLBACK, "callback", Callback.class);
            map(ContractApplication.FAILURE_CALLBACK, "failureCallback", FailureCallback.class);
            for (String form : List.of("object", "stage", "mono", "publisher")) {
                map("/jobs/forms/" + form, form, Delivery.class);
            }
        }

        private void map(String path, String method, Class<?>... arguments) {
            GET(path, ContractController.class, method, arguments).consumesAll();
            mapButGet(path, method, arguments);
        }

        private void mapButGet(String path, String method, Class<?>... arguments) {
            PUT(path, ContractController.class, method, arguments).consumesAll();
            PATCH(path, ContractController.class, method, arguments).consumesAll();
            DELETE(path, ContractController.class, method, arguments).consumesAll();
        }
    }

    /** The contract's receiver in place of the one that the configuration would make. */
    @Factory
    @Requires(beans = ContractApplication.class)
    static class Receivers {

        @Bean
        @Singleton
        Receiver receiver(ContractApplication application, PayloadCodec codec) {
            return application.receiver().payloadCodec(codec).build();
        }
    }
}
