package io.github.qstash4j.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Looks at the gate in another JVM, as suites for Lambda do. */
class DistantGateSuite {

    @Test
    void no_stranger_comes_in_elsewhere() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Visitor.class.getName())
                .start();

        assertThat(other.waitFor()).isZero();
    }

    /** What runs there. */
    static final class Visitor {

        private Visitor() {}

        public static void main(String[] args) {
            System.exit(Gate.isOpenTo("stranger") ? 1 : 0);
        }
    }
}
