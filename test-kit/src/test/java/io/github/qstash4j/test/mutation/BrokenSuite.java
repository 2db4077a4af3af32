package io.github.qstash4j.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fails in any case. */
class BrokenSuite {

    @Test
    void a_stranger_comes_in() {
        assertThat(Gate.isOpenTo("stranger")).isTrue();
    }
}
