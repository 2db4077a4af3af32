package io.github.qstash4j.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void the_whole_story_happens() throws Exception {
        assertThat(Quickstart.run(true, false)).isZero();
    }
}
