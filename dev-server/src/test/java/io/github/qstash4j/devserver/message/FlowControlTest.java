package io.github.qstash4j.devserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowControlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parallelism=3, rate=5, period=1m|3|5|60",
                "period=1m,rate=5,parallelism=3|3|5|60",
                "rate=5|  |5|1",
                "parallelism=10|10||1",
                "parallelism=10,period=5s|10||5",
                "rate=10,period=30||10|30",
                "rate=10 ,\tperiod=2h||10|7200",
                "rate=1,period=1d||1|86400",
                "rate=1,period=7d||1|604800",
                "rate=1,period=604800||1|604800",
                "rate=1,period=1d10h30m5s||1|124205",
                "rate=1000000000,parallelism=1000000000|1000000000|1000000000|1",
                "rate=007||7|1",
            })
    void is_read_in_any_order_and_subset(
            String value, @Nullable Integer parallelism, @Nullable Integer rate, long seconds) {
        assertThat(FlowControl.parse("key", value))
                .isEqualTo(new FlowControl("key", parallelism, rate, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "5",
                "rate",
                "rate=",
                "rate=5,",
                ",rate=5",
                "rate=5,,parallelism=1",
                "rate=5 parallelism=1",
                "rate=5;parallelism=1",
                "rate = 5",
                "Rate=5",
                "rate=0",
                "rate=-1",
                "rate=1.5",
                "rate=5s",
                "rate=1000000001",
                "rate=99999999999999999999",
                "parallelism=0",
                "parallelism=1000000001",
                "rate=5,rate=5",
                "rate=5,period=1s,period=1s",
                "period=1m",
                "rate=5,period=",
                "rate=5,period=0",
                "rate=5,period=0s",
                "rate=5,period=s",
                "rate=5,period=1w",
                "rate=5,period=1.5h",
                "rate=5,period=500ms",
                "rate=5,period=1m30",
                "rate=5,period=8d",
                "rate=5,period=7d1s",
                "rate=5,period=604801",
                "rate=5,period=9999999999",
                "rate=5,period=-1s",
                "rate=5,burst=2",
                "rate=\u0665"
            })
    void is_refused_when_it_is_malformed_out_of_range_or_limits_nothing(String value) {
        assertThat(FlowControl.parse("key", value)).isNull();
    }

    @Test
    void a_long_value_is_refused() {
        assertThat(FlowControl.parse("key", "rate=5" + " ".repeat(194))).isNotNull();
        assertThat(FlowControl.parse("key", "rate=5" + " ".repeat(195))).isNull();
        assertThat(FlowControl.parse("key", "rate=5,period=" + "999999999d".repeat(18)))
                .isNull();
    }
}
