package io.github.qstash4j.benchmarks.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of the functions that are compared, each invoked once. */
class ColdLambdaTest {

    @TempDir
    Path directory;

    /** The runtime client's native code is for Linux alone. */
    @BeforeEach
    void isOnLinux() {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    }

    @Test
    void every_function_takes_the_delivery_and_has_a_time() throws Exception {
        for (LambdaFunction function : LambdaFunction.all()) {
            Invoked invoked = new LambdaLaunch(function, Jdk.running(), Variant.DEFAULT, Map.of(), directory).invoke();

            assertThat(invoked.init()).as(function.name()).isPositive();
            assertThat(invoked.first()).as(function.name()).isPositive();
        }
    }

    @Test
    void a_quick_run_has_all_figures() throws Exception {
        ColdLambda measurement = new ColdLambda(directory, 1);
        measurement.functions(Jdk.running(), Variant.DEFAULT, LambdaFunction.quick());
        measurement.followUp(Jdk.running());

        assertThat(measurement.figures(Jdk.running()).names())
                .contains(
                        "cold-lambda.ours.of_empty",
                        "cold-lambda.ours.of_handwritten",
                        "cold-lambda.ours.of_handwritten_without_decoding",
                        "cold-lambda.followup.primed_of_lazy");
    }

    @Test
    void a_function_that_refuses_the_delivery_ends_the_measurement() {
        LambdaLaunch otherKeys = new LambdaLaunch(
                LambdaFunction.OURS,
                Jdk.running(),
                Variant.DEFAULT,
                Map.of("QSTASH_CURRENT_SIGNING_KEY", "sig_another", "QSTASH_NEXT_SIGNING_KEY", "sig_one_more"),
                directory);

        assertThatThrownBy(otherKeys::invoke)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("It has answered with another status than 200.");
    }

    @Test
    void nothing_but_what_a_function_deploys_is_on_its_class_path() {
        assertThat(LambdaFunction.EMPTY.classPath()).doesNotContain("jackson", "jwt", "receiver-core");
        assertThat(LambdaFunction.OURS.classPath()).contains("receiver-core").doesNotContain("events", "dev-server");
        assertThat(LambdaFunction.HANDWRITTEN.classPath()).contains("java-jwt").doesNotContain("receiver-core");
        assertThat(List.of(LambdaFunction.LAZY, LambdaFunction.PRIMED))
                .allSatisfy(function -> assertThat(function.classPath()).contains("client"));
    }
}
