package io.github.qstash4j.micronaut.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.micronaut.QStashFunctionHandler;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.consumer.QStashStartException;
import io.github.qstash4j.test.contract.ContractResponse;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.FrontEndSettings;
import io.github.qstash4j.test.lambda.LambdaReceiver;
import io.github.qstash4j.test.lambda.LocalLambda;
import io.github.qstash4j.test.lambda.LocalLambdaBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.PropertySource;
import io.micronaut.function.FunctionBean;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Which function deliveries are for, what it may be, and what it is called with. */
class FunctionHandlerTest {

    private static final String URL = "https://abc.lambda-url.eu-central-1.on.aws/";

    private static final Map<String, Object> KEYS =
            Map.of("qstash.current-signing-key", TestKeys.CURRENT, "qstash.next-signing-key", TestKeys.NEXT);

    /** A payload. */
    @Serdeable
    record Order(String orderId) {}

    /** The only one in its environment. */
    @FunctionBean
    @Requires(env = "one")
    static class ReceiptRequested implements Function<Order, String> {

        @Override
        public String apply(Order order) {
            return "receipt for " + order.orderId();
        }
    }

    /** Several of them, good and bad. */
    @Factory
    @Requires(env = "several")
    static class Several {

        @FunctionBean("orders")
        Function<List<Order>, String> orders() {
            return orders -> "first " + orders.get(0).orderId();
        }

        @FunctionBean("text")
        Consumer<String> text() {
            return text -> {
                if (!text.equals("{\"orderId\":\"o-1\"}")) {
                    throw new IllegalArgumentException(text);
                }
            };
        }

        @FunctionBean("nothing")
        Supplier<Outcome> nothing() {
            return () -> Outcome.reject("never");
        }

        @FunctionBean("follow-up")
        BiFunction<Delivery, FollowUp, Outcome> followUp() {
            return (delivery, followUp) -> Outcome.acknowledge();
        }

        @FunctionBean("stream")
        Function<Delivery, Flux<Outcome>> stream() {
            return delivery -> Flux.empty();
        }

        @FunctionBean("hidden")
        Function<Delivery, List<Outcome>> hidden() {
            return delivery -> List.of(Outcome.retry());
        }

        @FunctionBean("publisher")
        Function<Delivery, Publisher<Outcome>> publisher() {
            return delivery -> Flux.empty();
        }

        @FunctionBean("staged")
        Function<Delivery, CompletionStage<List<Outcome>>> staged() {
            return delivery -> null;
        }
    }

    /** What a user of the no-argument constructor has: the function's name and keys from the environment. */
    @Test
    void the_only_function_is_called_at_the_URL_that_the_front_end_vouches_for() throws Exception {
        try (LocalLambda lambda = lambda("one").start()) {
            LambdaReceiver functionUrl = LambdaReceiver.of(
                    lambda,
                    FrontEndSettings.of(FrontEnd.FUNCTION_URL).withDomain("abc.lambda-url.eu-central-1.on.aws"));
            SignedRequest request = SignedRequest.valid().to(URL).json("{\"orderId\":\"o-1\"}");

            ContractResponse response = functionUrl.exchange(request);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("receipt for o-1");
            assertThat(functionUrl
                            .exchange(request.publishedTo("https://other.example/"))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_configured_URL_counts_instead_of_what_the_front_end_says() throws Exception {
        try (LocalLambda lambda = lambda("one")
                .environment("QSTASH_PUBLIC_BASE_URL", "https://orders.example.com")
                .start()) {
            LambdaReceiver functionUrl = LambdaReceiver.of(
                    lambda,
                    FrontEndSettings.of(FrontEnd.FUNCTION_URL).withDomain("abc.lambda-url.eu-central-1.on.aws"));

            assertThat(functionUrl
                            .exchange(SignedRequest.valid().to(URL).json("{}"))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_property_names_one_of_several() throws Exception {
        try (LocalLambda lambda = lambda("several")
                .environment("MICRONAUT_FUNCTION_NAME", "orders")
                .environment("QSTASH_TOKEN", "token")
                .start()) {
            ContractResponse response = LambdaReceiver.of(
                            lambda,
                            FrontEndSettings.of(FrontEnd.FUNCTION_URL).withDomain("abc.lambda-url.eu-central-1.on.aws"))
                    .exchange(SignedRequest.valid().to(URL).json("[{\"orderId\":\"o-1\"}]"));

            assertThat(response.text()).isEqualTo("first o-1");
        }
    }

    @Test
    void without_a_name_there_must_be_one_function() {
        refused("several", "", "and the application has [follow-up, hidden, nothing, orders");
        refused(
                "one",
                "orders",
                "Deliveries are for one function, orders, and the application has [receipt-requested]");
    }

    @Test
    void what_QStash_would_be_told_too_early_or_not_at_all_is_refused() {
        refused("several", "stream", "The function stream returns a stream");
        refused("several", "publisher", "The function publisher returns a stream");
        refused("several", "hidden", "returns an Outcome inside List");
        refused("several", "staged", "returns an Outcome inside CompletionStage");
    }

    @Test
    void follow_up_work_needs_a_token() {
        refused("several", "follow-up", "token");

        try (ApplicationContext application = application("several", Map.of("qstash.token", "token"))) {
            assertThat(new QStashFunctionHandler(application, "follow-up")).isNotNull();
        }
    }

    private static LocalLambdaBuilder lambda(String environment) {
        return LocalLambda.builder()
                .handler(QStashFunctionHandler.class)
                .classPath(ServerlessClassPath.get())
                .environment("MICRONAUT_ENVIRONMENTS", environment)
                .environment("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT)
                .environment("QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT);
    }

    private static void refused(String environment, String function, String because) {
        try (ApplicationContext application = application(environment, Map.of())) {
            assertThatThrownBy(() -> new QStashFunctionHandler(application, function))
                    .isInstanceOf(QStashStartException.class)
                    .hasMessageContaining(because);
        }
    }

    private static ApplicationContext application(String environment, Map<String, Object> more) {
        return QStashFunctionHandler.application()
                .environments(environment)
                .propertySources(PropertySource.of("keys", KEYS), PropertySource.of("more", more))
                .start();
    }
}
