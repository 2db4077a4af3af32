package io.github.qstash4j.spring.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.spring.QStashConsumer;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

class QStashFunctionInvokerTest {

    private static final FrontEndSettings FRONT_END =
            FrontEndSettings.of(FrontEnd.HTTP_API).withDomain("http0001.execute-api.eu-central-1.amazonaws.com");
    private static final String ORDER = "{\"orderId\":\"o-1\",\"amount\":42}";

    @Test
    void the_environment_says_what_is_called_and_nothing_else_does() throws Exception {
        LocalLambda lambda = LocalLambda.builder()
                .handler(QStashFunctionInvoker.class)
                .environment("MAIN_CLASS", Functions.class.getName())
                .environment("SPRING_CLOUD_FUNCTION_DEFINITION", "validated|described")
                .environment("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT)
                .environment("QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT)
                .start();
        try (ReceiverUnderTest function = LambdaReceiver.of(lambda, FRONT_END)) {
            SignedRequest signed = SignedRequest.valid()
                    .to("https://" + FRONT_END.domain() + "/orders")
                    .header("X-Tenant", "acme")
                    .json(ORDER);

            assertThat(function.exchange(signed).text()).isEqualTo("o-1 msg_test acme");
            assertThat(function.exchange(signed.header("spring.cloud.function.definition", "doubled"))
                            .text())
                    .isEqualTo("o-1 msg_test acme");
            assertThat(function.exchange(signed.header("spring.cloud.function.routing-expression", "'doubled'"))
                            .text())
                    .isEqualTo("o-1 msg_test acme");
            assertThat(function.exchange(signed.header("Upstash-Signature")).status())
                    .isEqualTo(401);
            assertThat(function.exchange(signed.publishedTo("https://other.example.com/orders"))
                            .status())
                    .isEqualTo(401);
            assertThat(function.exchange(signed.json("{\"orderId\":\"secret\",\"amount\":\"x\"}"))
                            .status())
                    .isEqualTo(489);
            assertThat(lambda.output()).doesNotContain("secret", "o-1", signed.token());
        }
    }

    @Test
    void a_delivery_is_observed() throws Exception {
        LocalLambda lambda = LocalLambda.builder()
                .handler(QStashFunctionInvoker.class)
                .environment("MAIN_CLASS", Observed.class.getName())
                .environment("SPRING_CLOUD_FUNCTION_DEFINITION", "placed")
                .environment("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT)
                .environment("QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT)
                .start();
        try (ReceiverUnderTest function = LambdaReceiver.of(lambda, FRONT_END)) {
            SignedRequest signed = SignedRequest.valid().to("https://" + FRONT_END.domain() + "/orders");

            assertThat(function.exchange(signed.json(ORDER)).text()).isEqualTo("qstash.receive");
            assertThat(function.exchange(signed.json("{")).status()).isEqualTo(489);
            assertThat(lambda.output()).contains("ended acknowledge", "ended reject");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', Nothing says which function",
        "functionRouter, lets a header choose",
        "'validated,functionRouter', lets a header choose",
        "absent, There is no function absent",
        "'validated|absent', There is no function absent",
        "doubled|placed, several @QStashConsumers"
    })
    void a_definition_that_leaves_anything_open_is_refused(String definition, String message) {
        System.setProperty("qstash.current-signing-key", TestKeys.CURRENT);
        try (ConfigurableApplicationContext application = QStashFunctionInvoker.start(Functions.class)) {
            assertThatExceptionOfType(QStashStartException.class)
                    .isThrownBy(() -> new QStashFunctionInvoker(application, definition))
                    .withMessageContaining(message);
        } finally {
            System.clearProperty("qstash.current-signing-key");
        }
    }

    /** What says which observation is current, and which have ended how. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Observed {

        @Bean
        ObservationRegistry observations() {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new ObservationHandler<>() {
                @Override
                public boolean supportsContext(Observation.Context context) {
                    return true;
                }

                @Override
                public void onStop(Observation.Context context) {
                    System.out.println("ended "
                            + Objects.requireNonNull(context.getLowCardinalityKeyValue("outcome"))
                                    .getValue());
                }
            });
            return registry;
        }

        @Bean
        @QStashConsumer
        Function<Order, Outcome> placed(ObservationRegistry observations) {
            return order ->
                    Outcome.acknowledge(String.valueOf(Objects.requireNonNull(observations.getCurrentObservation())
                            .getContext()
                            .getName()));
        }
    }
}
