package io.github.qstash4j.samples.micronaut.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What goes into the container: the jar, started by its manifest, with the variables that Cloud Run sets. */
class RunLocalIT {

    private static final Path APP = Path.of("target", "app");
    private static final Path JAR = APP.resolve("micronaut-orders.jar");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void the_whole_story_happens() throws Exception {
        assertThat(run(Duration.ofSeconds(30)))
                .as(() -> printed.toString(UTF_8))
                .isZero();

        assertThat(printed.toString(UTF_8))
                .contains("shipped o-1", "receipt o-2 in pt", "failed: o-3 was cancelled")
                .doesNotContain("Exception");
    }

    @Test
    void what_is_missing_at_the_end_is_told() throws Exception {
        assertThat(run(Duration.ZERO)).isEqualTo(1);

        assertThat(printed.toString(UTF_8)).contains("Missing: /jobs/order-placed DELIVERED 2 times");
    }

    @Test
    void the_container_has_nothing_of_what_runs_it_here() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                Stream<Path> lib = Files.list(APP.resolve("lib"))) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains("io/github/qstash4j/samples/micronaut/OrdersApplication.class")
                    .noneMatch(name -> name.startsWith("io/github/qstash4j/samples/micronaut/local/"));
            assertThat(lib.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("qstash4j-micronaut-adapter"))
                    .noneMatch(name -> name.startsWith("qstash4j-dev-server") || name.startsWith("qstash4j-test"));
        }
    }

    @Test
    void the_container_is_built_from_what_is_tested_here_and_gets_these_variables() throws IOException {
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("samples/micronaut-orders/target/app", "\"-jar\", \"micronaut-orders.jar\"");
        assertThat(Files.readString(Path.of("service.yaml")))
                .contains(
                        "QSTASH_PUBLIC_BASE_URL",
                        "QSTASH_CURRENT_SIGNING_KEY",
                        "QSTASH_NEXT_SIGNING_KEY",
                        "QSTASH_TOKEN");
    }

    private int run(Duration patience) throws Exception {
        return new RunLocal(JAR, patience, new PrintStream(printed, true, UTF_8)).run(true);
    }
}
