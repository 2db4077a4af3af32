package io.github.qstash4j.samples.lambda.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that goes to Lambda, with nothing beside it but the runtime client. */
class RunLocalIT {

    private static final String JAR = System.getProperty("lambda-orders.jar", "");

    /** Failsafe may hand over the class path in a jar that only names it. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void the_whole_story_happens() throws Exception {
        assertThat(run(Duration.ofSeconds(30)))
                .as(() -> printed.toString(UTF_8))
                .isZero();

        assertThat(printed.toString(UTF_8))
                .contains("receipt for o-1 over 4200 cents", "o-3 failed with 489: order o-3 is cancelled")
                .doesNotContain("Exception");
    }

    @Test
    void what_is_missing_at_the_end_is_told() throws Exception {
        assertThat(run(Duration.ZERO)).isEqualTo(1);

        assertThat(printed.toString(UTF_8)).contains("Missing: https://", "CREATED");
    }

    @Test
    void the_jar_has_the_functions_and_nothing_of_what_runs_them_here() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains("io/github/qstash4j/samples/lambda/OrderPlaced.class")
                    .noneMatch(name -> name.startsWith("io/github/qstash4j/samples/lambda/local/")
                            || name.startsWith("io/github/qstash4j/test/")
                            || name.startsWith("io/github/qstash4j/devserver/")
                            || name.startsWith("com/amazonaws/services/lambda/runtime/api/"));
        }
    }

    private int run(Duration patience) throws InterruptedException {
        PrintStream out = new PrintStream(printed, true, UTF_8);
        return new RunLocal(RunLocal.withRuntimeClient(JAR, CLASS_PATH), patience, out).run(true);
    }
}
