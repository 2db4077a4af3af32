package io.github.qstash4j.benchmarks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.benchmarks.Figures;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * It measures what it says: both servers answer, the consumer to what is signed. The figures themselves are not looked
 * at.
 */
class OverheadTest {

    @Test
    void both_servers_answer_every_delivery(@TempDir Path directory) throws Exception {
        Figures figures = new Figures();

        new Overhead(directory, Duration.ofSeconds(1), Duration.ofMillis(100), 1).measure(Stack.MVC, figures);

        assertThat(figures.names()).contains("spring.mvc.of_bare", "spring.mvc.bare.per_second");
    }
}
