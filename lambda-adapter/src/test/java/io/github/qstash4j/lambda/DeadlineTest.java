package io.github.qstash4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.InvocationResult;
import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import io.github.qstash4j.test.lambda.InvocationResult.Returned;
import io.github.qstash4j.test.lambda.LambdaEvents;
import io.github.qstash4j.test.lambda.LocalLambda;
import io.github.qstash4j.test.lambda.LocalLambdaBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same under the runtime client, in a process that Lambda would end. */
@Timeout(120)
class DeadlineTest {

    private static final Duration WAIT = Duration.ofSeconds(20);

    private int tokens;

    private static LocalLambdaBuilder function() {
        return LocalLambda.builder().handler(ScriptedFunction.class).environment(ScriptedFunction.KEYS);
    }

    private byte[] event(String messageId, String script) {
        return LambdaEvents.of(
                FrontEnd.FUNCTION_URL,
                SignedRequest.valid()
                        .messageId(messageId)
                        .tokenId("jti_" + ++tokens)
                        .body(script));
    }

    private static JsonNode answer(InvocationResult result) {
        assertThat(result).isInstanceOf(Returned.class);
        return AwsEvent.json(((Returned) result).payload());
    }

    private static int status(InvocationResult result) {
        return answer(result).get("statusCode").intValue();
    }

    @Test
    void a_handler_that_takes_too_long_is_answered_for_in_time_and_runs_once() throws Exception {
        try (LocalLambda lambda = function().timeout(Duration.ofSeconds(3)).start()) {
            assertThat(status(lambda.invoke(event("msg_warm", "go")))).isEqualTo(200);

            JsonNode early = answer(lambda.invoke(event("msg_slow", "wait")));
            assertThat(early.get("statusCode").intValue()).isEqualTo(503);
            assertThat(early.get("headers").get("Retry-After").asInt()).isBetween(10, 11);
            JsonNode other = answer(lambda.invoke(event("msg_slow", "wait")));
            assertThat(other.get("statusCode").intValue()).isEqualTo(409);
            assertThat(status(lambda.invoke(event("msg_release", "release")))).isEqualTo(200);
            assertThat(lambda.awaitOutput(text -> text.contains("has done msg_slow"), WAIT))
                    .isTrue();

            JsonNode again = answer(lambda.invoke(event("msg_slow", "wait")));
            assertThat(again.get("statusCode").intValue()).isEqualTo(200);
            assertThat(again.get("body").asText()).isEqualTo("done msg_slow");
            assertThat(lambda.output()).containsOnlyOnce("begins msg_slow").contains("Lambda is about to end");
        }
    }

    @Test
    void an_error_is_one_of_the_invocation() {
        try (LocalLambda lambda = function().start()) {
            assertThat(lambda.invoke(event("msg_fail", "fail"))).isInstanceOfSatisfying(FunctionError.class, error -> {
                assertThat(error.type()).isEqualTo("java.lang.AssertionError");
                assertThat(error.message()).isEqualTo("an error of the handler");
            });
            assertThat(status(lambda.invoke(event("msg_other", "interrupt")))).isEqualTo(200);
            assertThat(status(lambda.invoke(event("msg_next", "go")))).isEqualTo(200);
        }
    }

    @Test
    void of_five_handlers_that_never_end_the_fifth_ends_the_process_and_a_new_one_goes_on() {
        try (LocalLambda lambda = function().timeout(Duration.ofSeconds(3)).start()) {
            assertThat(status(lambda.invoke(event("msg_warm", "go")))).isEqualTo(200);
            for (int i = 1; i <= 4; i++) {
                assertThat(status(lambda.invoke(event("msg_" + i, "hang")))).isEqualTo(503);
                assertThat(status(lambda.invoke(event("msg_between_" + i, "go"))))
                        .isEqualTo(200);
            }
            assertThat(lambda.invoke(event("msg_5", "hang")))
                    .isInstanceOfSatisfying(
                            FunctionError.class,
                            error -> assertThat(error.type()).isEqualTo("Sandbox.Timedout"));

            assertThat(status(lambda.invoke(event("msg_6", "hang")))).isEqualTo(503);
            assertThat(status(lambda.invoke(event("msg_7", "go")))).isEqualTo(200);
        }
    }

    @Test
    void of_eight_at_once_the_one_that_hangs_holds_up_nobody() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (LocalLambda lambda =
                function().timeout(Duration.ofSeconds(6)).concurrency(8).start()) {
            CompletableFuture<InvocationResult> hanging =
                    CompletableFuture.supplyAsync(() -> lambda.invoke(event("msg_hang", "hang")), callers);
            assertThat(lambda.awaitOutput(text -> text.contains("begins msg_hang"), WAIT))
                    .isTrue();
            List<CompletableFuture<InvocationResult>> others = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] event = event("msg_" + i, "go");
                others.add(CompletableFuture.supplyAsync(() -> lambda.invoke(event), callers));
            }
            for (CompletableFuture<InvocationResult> other : others) {
                assertThat(status(other.join())).isEqualTo(200);
            }
            assertThat(status(hanging.join())).isEqualTo(503);
        } finally {
            callers.shutdownNow();
        }
    }
}
