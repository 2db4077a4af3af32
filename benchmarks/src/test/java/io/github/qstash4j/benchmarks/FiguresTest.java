package io.github.qstash4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void the_median_is_the_value_in_the_middle_whatever_the_outliers() {
        assertThat(Figures.median(List.of(3.0, 1000.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
        assertThat(Figures.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }
}
