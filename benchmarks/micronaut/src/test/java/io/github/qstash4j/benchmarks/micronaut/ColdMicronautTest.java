package io.github.qstash4j.benchmarks.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.Jdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * It measures what it says: each application answers its first delivery, and one of them has nothing of ours. The
 * figures themselves are not looked at.
 */
class ColdMicronautTest {

    @Test
    void every_application_answers_its_first_delivery(@TempDir Path directory) throws Exception {
        Figures figures = new Figures();

        new ColdMicronaut(directory, 1).measure(Jdk.running(), "cold-micronaut", figures);

        assertThat(figures.names())
                .contains("cold-micronaut.of_without", "cold-micronaut.lean.of_without", "cold-micronaut.without.ms");
    }

    @Test
    void what_is_compared_with_has_nothing_of_ours() {
        List<String> all = List.of(
                "/project/benchmarks/micronaut/target/classes",
                "/m2/qstash4j-micronaut-adapter-0.1.0.jar",
                "/project/receiver-core/target/classes",
                "/project/micronaut-adapter/target/qstash4j-micronaut-adapter.jar",
                "/m2/java-jwt-4.6.2.jar",
                "/m2/jackson-databind-2.21.jar",
                "/m2/jackson-core-2.21.jar",
                "/m2/micronaut-http-4.10.jar");

        assertThat(Application.WITHOUT.classPath(all))
                .containsExactly(
                        "/project/benchmarks/micronaut/target/classes",
                        "/m2/jackson-core-2.21.jar",
                        "/m2/micronaut-http-4.10.jar");
        assertThat(Application.OURS.classPath(all)).hasSize(all.size());
    }
}
