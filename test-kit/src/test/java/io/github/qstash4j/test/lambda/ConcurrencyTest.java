package io.github.qstash4j.test.lambda;

import static io.github.qstash4j.test.lambda.ScriptedHandler.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    @Test
    void four_events_are_in_one_process_at_once_and_one_that_takes_too_long_stops_none() {
        try (LocalLambda lambda = LocalLambda.builder()
                .handler(OverlapHandler.class)
                .concurrency(5)
                .timeout(Duration.ofSeconds(3))
                .start()) {
            long process = lambda.processId();
            CompletableFuture<InvocationResult> endless =
                    lambda.submit(event("forever")).orTimeout(20, TimeUnit.SECONDS);
            List<CompletableFuture<InvocationResult>> four = Stream.generate(
                            () -> lambda.submit(event("x")).orTimeout(20, TimeUnit.SECONDS))
                    .limit(4)
                    .toList();

            assertThat(four).allSatisfy(one -> assertThat(one.join()).hasToString("Returned[together]"));
            assertThat(endless.join())
                    .isInstanceOfSatisfying(
                            FunctionError.class,
                            error -> assertThat(error.type()).isEqualTo("Sandbox.Timedout"));
            assertThat(lambda.invoke(event("alone"))).hasToString("Returned[together]");
            assertThat(lambda.processId()).isEqualTo(process);
        }
    }
}
