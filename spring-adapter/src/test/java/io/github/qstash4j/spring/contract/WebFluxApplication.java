package io.github.qstash4j.spring.contract;

import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.spring.QStashConsumer;
import io.github.qstash4j.spring.ReactiveServer;
import io.github.qstash4j.test.contract.ContractApplication;
import io.github.qstash4j.test.contract.ContractPayload;
import io.github.qstash4j.test.contract.HttpReceiver;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.contract.ReturnForm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The contract's application as a Spring WebFlux controller, with a method for each way of giving an outcome. Its
 * mappings name no HTTP method, since QStash delivers by whichever the publisher chose.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WebFluxApplication {

    static final List<ReturnForm> FORMS = List.of(
            new ReturnForm("Outcome", ContractApplication.MESSAGE),
            new ReturnForm("Object", "/jobs/forms/object"),
            new ReturnForm("CompletionStage<Outcome>", "/jobs/forms/stage"),
            new ReturnForm("Mono<Outcome>", "/jobs/forms/mono"));

    static ReceiverUnderTest start(ReactiveServer server, ContractApplication application) {
        SpringApplication spring = server.apply(WebFluxApplication.class);
        spring.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                // Both servers refuse more than 8 KiB themselves, and would hide what the receiver does.
                "server.max-http-request-header-size", "64KB",
                // Tomcat goes on waiting for the rest of a body that has ended.
                "server.shutdown", "immediate",
                "spring.main.banner-mode", "off"));
        spring.addInitializers(initialized ->
                ((GenericApplicationContext) initialized).registerBean(ContractApplication.class, () -> application));
        ConfigurableApplicationContext context = spring.run();
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpReceiver.at(URI.create("http://127.0.0.1:" + port), context);
    }

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
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return application.message(delivery);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
        }

        @RequestMapping(path = "/jobs/forms/mono")
        Mono<Outcome> mono(Delivery delivery) {
            return Mono.fromCallable(() -> application.message(delivery));
        }
    }
}
