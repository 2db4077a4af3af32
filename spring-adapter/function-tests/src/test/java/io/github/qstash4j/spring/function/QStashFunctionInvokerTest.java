package io.github.qstash4j.spring.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.spring.QStashStartException;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

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
}
