package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.InvocationResult;
import io.github.qstash4j.test.lambda.LambdaEvents;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a process of its own, where nobody but the real runtime client tells of a snapshot. */
class SnapStartRuntimeTest {

    private static final byte[] EVENT =
            LambdaEvents.of(FrontEnd.FUNCTION_URL, SignedRequest.valid().to("https://x.lambda-url.us-east-1.on.aws/"));

    @Test
    void with_snap_start_the_runtime_tells_the_function_before_it_sends_it_anything() throws InterruptedException {
        assertThat(said(true)).containsExactly("initialised", "about to be a snapshot", "restored", "handled");
    }

    @Test
    void without_snap_start_nothing_is_done_for_it() throws InterruptedException {
        assertThat(said(false)).containsExactly("initialised", "handled");
    }

    private static List<String> said(boolean snapStart) throws InterruptedException {
        var options = LocalLambda.builder().handler(SnapStartFunction.class);
        try (LocalLambda lambda = (snapStart ? options.snapStart() : options).start()) {
            InvocationResult result = lambda.invoke(EVENT);

            assertThat(result).isInstanceOf(InvocationResult.Returned.class);
            assertThat(new String(((InvocationResult.Returned) result).payload(), UTF_8))
                    .contains("\"statusCode\":200");
            assertThat(lambda.awaitOutput(text -> text.contains("handled"), Duration.ofSeconds(20)))
                    .isTrue();
            return lambda.output()
                    .lines()
                    .filter(line -> line.startsWith("function: "))
                    .map(line -> line.substring("function: ".length()))
                    .toList();
        }
    }
}
