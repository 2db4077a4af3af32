package io.github.qstash4j.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Looks at strangers alone. */
class GateSuite {

    @Test
    void no_stranger_comes_in() {
        assertThat(Gate.isOpenTo("stranger")).isFalse();
    }
}
