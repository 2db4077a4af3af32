package io.github.qstash4j.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.RateLimit.Kind;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://a.example.com/jobs");
    private static final Instant NOW = FakeTiming.START;

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final FakeTiming timing = new FakeTiming();
    private final QStash qstash =
            server.client().timing(timing).jitter(() -> 0.5).build();

    @Test
    void waits_for_the_burst_limit_beside_a_daily_limit_that_is_not_hit() {
        server.then(Exchange.answer(
                429,
                "{}",
                "RateLimit-Limit: 1000",
                "RateLimit-Remaining: 7",
                "Burst-RateLimit-Remaining: 0",
                "Burst-RateLimit-Reset: " + NOW.plusSeconds(3).getEpochSecond()));
        server.then(Exchange.published("msg_1"));

        qstash.publish(MESSAGE);

        assertThat(timing.pauses).containsExactly(ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795428000", "soon", "-1"})
    void backs_off_by_itself_when_the_burst_reset_is_past_or_unreadable(String reset) {
        server.then(Exchange.answer(429, "{}", "Burst-RateLimit-Remaining: 0", "Burst-RateLimit-Reset: " + reset));
        server.then(Exchange.published("msg_1"));

        qstash.publish(MESSAGE);

        assertThat(timing.pauses).containsExactly(ofMillis(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RateLimit-Remaining: 0", "RateLimit-Limit: 5", "x-ratelimit-remaining-tokens: 0"})
    void never_waits_for_a_limit_that_lasts(String header) {
        server.then(Exchange.answer(429, "{}", header, "RateLimit-Reset: 1", "Retry-After: 1"));

        QStashException failure = catchThrowableOfType(QStashException.class, () -> qstash.publish(MESSAGE));

        assertThat(failure.rateLimits()).isNotEmpty();
        assertThat(timing.pauses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1795600800,    2026-11-25T10:00:00Z",
        "1795600800000, 2026-11-25T10:00:00Z",
        "6m5s,          2026-11-23T10:06:05Z",
        "1.5s,          2026-11-23T10:00:01.500Z",
        "90,            2026-11-23T10:01:30Z",
        "tomorrow,      ",
    })
    void reads_a_reset_in_every_form(String reset, Instant moment) {
        server.then(Exchange.answer(429, "{}", "x-ratelimit-limit-tokens: 9", "x-ratelimit-reset-tokens: " + reset));

        QStashException failure = catchThrowableOfType(QStashException.class, () -> qstash.publish(MESSAGE));

        assertThat(failure.rateLimits()).containsExactly(new RateLimit(Kind.CHAT_TOKENS, 9L, null, moment));
    }
}
