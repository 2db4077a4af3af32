package io.github.qstash4j.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;

/** Leaves something behind in the JVM that it cannot stand a second time. */
class StainedGateSuite {

    private static final String STAIN = "io.github.qstash4j.test.mutation.stain";

    @Test
    void no_stranger_comes_in_and_nobody_was_here_before() {
        assertThat(Security.getProperty(STAIN)).isNull();
        Security.setProperty(STAIN, "left behind");

        assertThat(Gate.isOpenTo("stranger")).isFalse();
    }
}
