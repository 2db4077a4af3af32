package io.github.qstash4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void a_percentile_is_the_least_value_that_so_many_do_not_exceed() {
        Latencies latencies = Latencies.of(IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1001 - i));

        assertThat(latencies.percentile(50)).isEqualTo(500);
        assertThat(latencies.percentile(99)).isEqualTo(990);
        assertThat(Latencies.of(IntStream.of(7).asDoubleStream()).percentile(99))
                .isEqualTo(7);
    }
}
