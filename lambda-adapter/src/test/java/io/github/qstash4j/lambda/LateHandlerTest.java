package io.github.qstash4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.ledger.memory.MemoryLedger;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that take longer than their invocation, in this process, where the ledger's time can be moved. */
@Timeout(60)
class LateHandlerTest {

    private static final String URL = "https://u0rl1example.lambda-url.eu-central-1.on.aws";
    private static final Context SHORT = new TestContext(1000);
    private static final Context LONG = new TestContext(60_000);

    private volatile Instant now = Instant.now();
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final BlockingQueue<String> settled = new LinkedBlockingQueue<>();
    private final Receiver receiver = Probe.builder(Map.of())
            .ledger(MemoryLedger.builder().clock(clock).build())
            .listener(new ReceiverListener() {
                @Override
                public void claimLost(Delivery delivery) {
                    settled.add("lost");
                }

                @Override
                public void handled(
                        Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
                    settled.add("answered " + response.status());
                }
            })
            .build();
    private final CountDownLatch thawed = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();
    private int deliveries;

    private QStashStreamHandler function(DeliveryHandler handler) {
        return new QStashStreamHandler(receiver, handler);
    }

    private Outcome frozen(Delivery delivery) throws InterruptedException {
        runs.incrementAndGet();
        assertThat(thawed.await(30, TimeUnit.SECONDS)).isTrue();
        return Outcome.acknowledge("late");
    }

    /** Each delivery has a token of its own. */
    private JsonNode deliver(QStashStreamHandler function, @Nullable Context context) {
        SignedRequest signed =
                SignedRequest.valid().to(URL).tokenId("jti_" + ++deliveries).retried(deliveries - 1);
        return Probe.answer(
                function, AwsEvent.of("function-url-root").carrying(signed).bytes(), context);
    }

    private String nextSettled() throws InterruptedException {
        return String.valueOf(settled.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void a_late_outcome_is_what_the_next_delivery_is_answered_with() throws Exception {
        QStashStreamHandler function = function(this::frozen);

        JsonNode early = deliver(function, SHORT);
        assertThat(early.get("statusCode").intValue()).isEqualTo(503);
        assertThat(early.get("headers").get("Retry-After").asText()).isEqualTo("11");
        JsonNode other = deliver(function, LONG);
        assertThat(other.get("statusCode").intValue())
                .as("the claim is not released")
                .isEqualTo(409);
        assertThat(other.get("headers").get("Retry-After").asInt()).isBetween(10, 11);
        thawed.countDown();
        assertThat(nextSettled()).isEqualTo("answered 200");

        JsonNode again = deliver(function, LONG);
        assertThat(again.get("statusCode").intValue()).isEqualTo(200);
        assertThat(again.get("body").asText()).isEqualTo("late");
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_late_failure_releases_the_message() throws Exception {
        QStashStreamHandler function = function(delivery -> {
            frozen(delivery);
            throw new IllegalStateException("too late");
        });
        assertThat(deliver(function, SHORT).get("statusCode").intValue()).isEqualTo(503);
        thawed.countDown();
        assertThat(nextSettled()).isEqualTo("answered 500");

        assertThat(deliver(function, LONG).get("statusCode").intValue()).isEqualTo(500);
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_late_handler_whose_message_was_taken_over_is_fenced() throws Exception {
        assertThat(deliver(function(this::frozen), SHORT).get("statusCode").intValue())
                .isEqualTo(503);
        now = now.plusMillis(11_001);
        QStashStreamHandler second = function(delivery -> Outcome.acknowledge("second"));
        assertThat(deliver(second, LONG).get("body").asText()).isEqualTo("second");
        assertThat(nextSettled()).isEqualTo("answered 200");

        thawed.countDown();
        assertThat(nextSettled()).isEqualTo("lost");
        assertThat(nextSettled()).isEqualTo("answered 409");
        assertThat(deliver(second, LONG).get("body").asText()).isEqualTo("second");
    }

    @Test
    void the_lease_ends_with_the_margin_of_ten_seconds_behind_the_invocation() {
        assertThat(deliver(function(this::frozen), SHORT).get("statusCode").intValue())
                .isEqualTo(503);
        QStashStreamHandler second = function(delivery -> Outcome.acknowledge("second"));

        now = now.plusMillis(9_990);
        assertThat(deliver(second, LONG).get("statusCode").intValue()).isEqualTo(409);
        now = now.plusMillis(1_011);
        assertThat(deliver(second, LONG).get("statusCode").intValue()).isEqualTo(200);
        thawed.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 86_400_001, Integer.MAX_VALUE})
    void a_context_that_knows_of_no_time_ends_nothing(int remaining) {
        TestContext context = new TestContext(remaining);

        JsonNode answer = deliver(
                function(delivery -> {
                    assertThat(QStashLambda.context(delivery)).isSameAs(context);
                    return Outcome.acknowledge();
                }),
                context);

        assertThat(answer.get("statusCode").intValue()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {60_000, 86_400_000})
    void a_handler_has_the_context_of_its_invocation(int remaining) {
        TestContext context = new TestContext(remaining);

        JsonNode answer = deliver(
                function(delivery ->
                        Outcome.acknowledge(QStashLambda.context(delivery).getAwsRequestId())),
                context);

        assertThat(answer.get("body").asText()).isEqualTo("request-1");
    }

    @Test
    void without_a_context_there_is_none_to_have() {
        JsonNode answer = deliver(
                function(delivery -> {
                    assertThatThrownBy(() -> QStashLambda.context(delivery))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("not received on Lambda");
                    return Outcome.acknowledge();
                }),
                null);

        assertThat(answer.get("statusCode").intValue()).isEqualTo(200);
    }

    @Test
    void a_time_of_one_millisecond_is_enough_for_an_answer() {
        assertThat(deliver(function(this::frozen), new TestContext(1))
                        .get("statusCode")
                        .intValue())
                .isEqualTo(503);
        thawed.countDown();
    }

    @Test
    void an_error_of_the_handler_reaches_lambda_and_its_message_is_released() throws Exception {
        QStashStreamHandler broken = function(delivery -> {
            throw new StackOverflowError("deep");
        });

        assertThatThrownBy(() -> deliver(broken, LONG))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("deep");

        assertThat(nextSettled()).isEqualTo("answered 500");
        assertThat(deliver(function(delivery -> Outcome.acknowledge()), LONG)
                        .get("statusCode")
                        .intValue())
                .isEqualTo(200);
    }

    @Test
    void a_handler_that_interrupts_its_thread_interrupts_nobody_else() {
        JsonNode answer = deliver(
                function(delivery -> {
                    Thread.currentThread().interrupt();
                    return Outcome.acknowledge("done");
                }),
                LONG);

        assertThat(answer.get("body").asText()).isEqualTo("done");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(deliver(function(delivery -> Outcome.retry()), LONG)
                        .get("body")
                        .asText())
                .as("recorded in spite of it")
                .isEqualTo("done");
    }

    @Test
    void a_thread_that_is_interrupted_as_it_waits_answers_and_leaves_the_handler_alone() throws Exception {
        QStashStreamHandler function = function(this::frozen);
        Thread.currentThread().interrupt();
        JsonNode early = deliver(function, LONG);

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(early.get("statusCode").intValue()).isEqualTo(503);
        assertThat(early.get("headers").get("Retry-After").asInt()).isBetween(60, 70);
        thawed.countDown();
        assertThat(nextSettled()).isEqualTo("answered 200");
    }

    @Test
    void with_four_handlers_left_to_themselves_the_fifth_is_left_to_lambda_until_one_ends() throws Exception {
        Receiver free = Probe.builder(Map.of()).build();
        QStashStreamHandler function = new QStashStreamHandler(free, delivery -> {
            if (delivery.retried() == 4) {
                sleep(Duration.ofMillis(1500));
                return Outcome.acknowledge("in " + Thread.currentThread().getName());
            }
            return frozen(delivery);
        });
        for (int i = 0; i < 4; i++) {
            assertThat(deliver(function, SHORT).get("statusCode").intValue()).isEqualTo(503);
        }
        JsonNode late = deliver(function, SHORT);

        assertThat(late.get("body").asText())
                .isEqualTo("in " + Thread.currentThread().getName());
        thawed.countDown();
        assertThat(deliver(function, LONG).get("body").asText()).isEqualTo("late");
    }

    private static void sleep(Duration time) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
    }
}
