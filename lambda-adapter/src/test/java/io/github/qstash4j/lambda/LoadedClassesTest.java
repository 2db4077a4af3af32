package io.github.qstash4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.InvocationResult;
import io.github.qstash4j.test.lambda.LambdaEvents;
import io.github.qstash4j.test.lambda.LocalLambda;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cold start is made of: classes. */
class LoadedClassesTest {

    @Test
    void neither_an_object_mapper_nor_another_engine_nor_event_classes_are_loaded_for_a_delivery(@TempDir Path folder)
            throws Exception {
        Path log = folder.resolve("classes.log");
        try (LocalLambda lambda = LocalLambda.builder()
                .handler(Acknowledging.class)
                .environment("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT)
                .jvmOptions("-Xlog:class+load:file=" + log)
                .start()) {
            SignedRequest request = SignedRequest.valid().to("https://jobs.example.com/orders");

            InvocationResult result = lambda.invoke(LambdaEvents.of(FrontEnd.HTTP_API, request));

            assertThat(result).isInstanceOf(InvocationResult.Returned.class);
            assertThat(((InvocationResult.Returned) result).text()).contains("\"statusCode\":200");
        }
        assertThat(Files.readString(log))
                .contains("io.github.qstash4j.lambda.EventReader")
                .doesNotContain(
                        "com.fasterxml.jackson",
                        "java.lang.runtime.ObjectMethods",
                        "com.auth0.jwt",
                        "com.amazonaws.services.lambda.runtime.events.API",
                        "javax.crypto.Mac ",
                        "java.util.logging");
    }
}
