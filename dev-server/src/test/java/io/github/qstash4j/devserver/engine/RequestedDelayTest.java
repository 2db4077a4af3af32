package io.github.qstash4j.devserver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedDelayTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    private static @Nullable Duration in(String value) {
        return RequestedDelay.in(new Headers(List.of(new Header("Retry-After", value))), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 02 Jan 2026 00:02:03 GMT|123",
                "Fri, 02 Jan 2026 00:02:03 UTC|123",
                "Fri, 2 Jan 2026 00:02:03 GMT|123",
                "Fri, 2 Jan 2026 00:02:03 +0000|123",
                "Fri, 02 Jan 2026 00:02:03 -0000|123",
                "Thu, 01 Jan 2026 17:02:03 -0700|123",
                "Thu, 1 Jan 2026 17:02:03 -0700|123",
                "Fri, 02 Jan 2026 05:32:03 +0530|123",
                "Sat, 03 Jan 2026 00:00:00 GMT|86400",
                "Thu, 1 Jan 2026 23:00:00 GMT|0",
            })
    void counts_from_now_to_the_date(String date, long seconds) {
        assertThat(in(date)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 002 Jan 2026 00:02:03 GMT",
                "Fri,  2 Jan 2026 00:02:03 GMT",
                "Fri, 0 Jan 2026 00:02:03 GMT",
                "Fri, 2 Jan 2026 0:02:03 GMT",
                "Fri, 2 Jan 26 00:02:03 GMT",
                "Fri, 02 Jan 2026 00:02:03 EST",
                "Fri, 02 Jan 2026 00:02:03 0000",
                "Fri, 02 Jan 2026 00:02:03 +00:00",
                "Fri, 02 Jan 2026 00:02:03 +000",
                "Fri, 02 Jan 2026 00:02:03 +1900",
                "Fri, 02 Jan 2026 00:02:03 +0060",
                "Fri, 02 Jan 2026 00:02:03",
                "02 Jan 2026 00:02:03 GMT",
                "Sat, 03 Jan 2026 00:00:01 GMT",
                "Sat, 03 Jan 2026 00:00:00 -0001"
            })
    void knows_no_delay_where_the_date_is_malformed_or_too_far(String date) {
        assertThat(in(date)).isNull();
    }

    @Test
    void the_date_of_another_now_is_another_delay() {
        Headers headers = new Headers(List.of(new Header("x-ratelimit-reset", "Fri, 2 Jan 2026 00:02:03 GMT")));

        assertThat(RequestedDelay.in(headers, NOW.plusSeconds(100))).isEqualTo(Duration.ofSeconds(23));
        assertThat(RequestedDelay.in(headers, NOW.plusSeconds(1000))).isEqualTo(Duration.ZERO);
    }

    @Test
    void seconds_and_durations_do_not_depend_on_now() {
        assertThat(in("30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(in("1m0.5s")).isEqualTo(Duration.ofMillis(60_500));
        assertThat(in("0")).isEqualTo(Duration.ZERO);
    }
}
