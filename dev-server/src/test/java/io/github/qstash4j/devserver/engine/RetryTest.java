package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.publication;
import static io.github.qstash4j.devserver.timeline.MessageState.ACTIVE;
import static io.github.qstash4j.devserver.timeline.MessageState.CREATED;
import static io.github.qstash4j.devserver.timeline.MessageState.DELIVERED;
import static io.github.qstash4j.devserver.timeline.MessageState.ERROR;
import static io.github.qstash4j.devserver.timeline.MessageState.FAILED;
import static io.github.qstash4j.devserver.timeline.MessageState.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.Shows;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    private final EngineFixture fixture = new EngineFixture();

    @Shows("default backoff")
    @Test
    void backs_off_as_documented_and_at_most_a_day() {
        fixture.courier.answerAll(500);
        fixture.publish("https://a.test/", publication(6));

        fixture.clock.advance(Duration.ofDays(10));

        assertThat(fixture.in(RETRY))
                .extracting(event ->
                        Duration.between(event.time(), event.nextDeliveryTime()).toSeconds())
                .containsExactly(12L, 148L, 1_808L, 22_026L, 86_400L, 86_400L);
        assertThat(fixture.attemptSeconds()).containsExactly(0L, 12L, 160L, 1_968L, 23_994L, 110_394L, 196_794L);
    }

    @Test
    void walks_through_the_documented_states() {
        fixture.courier.answerAll(500);
        String id = fixture.publish("https://a.test/", publication(1));
        fixture.clock.advance(Duration.ZERO);
        fixture.courier.answerAll(204);

        fixture.clock.advance(Duration.ofSeconds(12));

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE, ERROR, RETRY, ACTIVE, DELIVERED);
        assertThat(fixture.courier.requests)
                .extracting(request -> request.headers().first("Upstash-Retried"))
                .containsExactly("0", "1");
        assertThat(fixture.engine.message(EngineFixture.OWNER, id)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "299,true", "300,false", "302,false", "404,false", "500,false", "100,false"})
    void only_a_status_of_the_200s_is_a_delivery(int status, boolean delivered) {
        fixture.courier.answerAll(status);
        String id = fixture.publish("https://a.test/", publication(0));

        fixture.clock.advance(Duration.ZERO);

        assertThat(fixture.states(id)).last().isEqualTo(delivered ? DELIVERED : FAILED);
    }

    @Shows({"Retry-After", "X-RateLimit-Reset, -Reset-Requests and -Reset-Tokens"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After|0|0",
                "Retry-After|10|10",
                "Retry-After|86400|86400",
                "Retry-After|6m5s|365",
                "Retry-After|1.5h|5400",
                "Retry-After|90000ms|90",
                "Retry-After|Thu, 01 Jan 2026 00:02:03 GMT|123",
                "Retry-After|Sun, 01 Jan 2026 00:02:03 GMT|123",
                "Retry-After|Wed, 31 Dec 2025 23:00:00 GMT|0",
                "x-ratelimit-reset|20|20",
                "X-RateLimit-Reset-Requests|53s|53",
                "X-RateLimit-Reset-Tokens|1m|60",
            })
    void waits_as_long_as_the_destination_asks_for(String header, String value, long seconds) {
        fixture.courier.answerAll(429, header, value);
        fixture.publish("https://a.test/", publication(1));

        fixture.clock.advance(Duration.ofDays(1));

        assertThat(fixture.attemptSeconds()).containsExactly(0L, seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "86401",
                "25h",
                "99999999999999999999",
                "Sat, 03 Jan 2026 00:00:00 GMT",
                "soon",
                "",
                "-5",
                "5 s",
                "1d",
                "Thu, 99 Jan 2026 00:00:00 GMT",
                "9999999999999999h"
            })
    void backs_off_where_it_cannot_do_what_the_destination_asks_for(String value) {
        fixture.courier.answerAll(503, "Retry-After", value);
        fixture.publish("https://a.test/", publication(1));

        fixture.clock.advance(Duration.ofDays(1));

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 12L);
    }

    @Test
    void takes_the_next_header_where_the_first_cannot_be_used() {
        fixture.courier.answerAll(429, "Retry-After", "never", "X-RateLimit-Reset", "7");
        fixture.publish("https://a.test/", publication(1));

        fixture.clock.advance(Duration.ofDays(1));

        assertThat(fixture.attemptSeconds()).containsExactly(0L, 7L);
    }

    @Shows("489 with Upstash-NonRetryable-Error")
    @Test
    void gives_up_at_once_when_the_destination_says_that_no_retry_can_help() {
        fixture.courier.answerAll(489, "upstash-nonretryable-error", "true");
        String id = fixture.publish("https://a.test/", publication(3));

        fixture.clock.advance(Duration.ofDays(1));

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE, ERROR, FAILED);
    }

    @Test
    void retries_a_489_without_the_header_and_the_header_without_a_489() {
        fixture.courier.answerAll(489);
        String plain = fixture.publish("https://a.test/", publication(1));
        fixture.clock.advance(Duration.ofDays(1));
        fixture.courier.answerAll(500, "Upstash-NonRetryable-Error", "true");
        String other = fixture.publish("https://a.test/", publication(1));
        fixture.clock.advance(Duration.ofDays(1));

        assertThat(fixture.states(plain)).contains(RETRY);
        assertThat(fixture.states(other)).contains(RETRY);
    }

    @Test
    void an_attempt_without_response_is_a_failed_one_with_a_reason() {
        fixture.courier.answering = request -> CompletableFuture.completedFuture(new NoResponse("The cable was cut."));
        String id = fixture.publish("https://a.test/", publication(0));

        fixture.clock.advance(Duration.ZERO);

        assertThat(fixture.states(id)).containsExactly(CREATED, ACTIVE, ERROR, FAILED);
        assertThat(fixture.in(ERROR)).extracting(TimelineEvent::error).containsExactly("The cable was cut.");
        assertThat(fixture.in(ERROR).get(0).responseStatus()).isNull();
    }

    @Test
    void a_courier_that_breaks_its_contract_costs_an_attempt_and_not_the_engine() {
        fixture.courier.answering = request -> {
            throw new IllegalStateException("bug");
        };
        String thrown = fixture.publish("https://a.test/", publication(0));
        fixture.clock.advance(Duration.ZERO);
        fixture.courier.answering = request -> CompletableFuture.failedFuture(new IllegalStateException("bug"));
        String failed = fixture.publish("https://a.test/", publication(0));
        fixture.clock.advance(Duration.ZERO);

        assertThat(fixture.states(thrown)).last().isEqualTo(FAILED);
        assertThat(fixture.states(failed)).last().isEqualTo(FAILED);
    }
}
