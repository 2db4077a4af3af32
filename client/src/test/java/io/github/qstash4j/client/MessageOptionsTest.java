package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Redaction;
import io.github.qstash4j.devserver.message.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the options of a message make the dev server do, which reads them for itself. */
class MessageOptionsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final OutgoingMessage MESSAGE =
            OutgoingMessage.to("https://app.example.com/jobs").json(List.of(1));

    private final DevServer server = DevServer.builder()
            .manualTime(START)
            .destination("https://app.example.com", request -> Response.of(500))
            .start();
    private final QStash qstash = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();

    @AfterEach
    void stop() {
        server.close();
    }

    private Publication published(OutgoingMessage message) {
        return server.message(qstash.publish(message).messageId()).message().publication();
    }

    private List<Long> secondsOfAttempts(OutgoingMessage message) {
        String id = qstash.publish(message).messageId();
        Instant start = server.time().now();
        server.time().advance(Duration.ofDays(3));
        return server.attempts(id).stream()
                .map(attempt -> Duration.between(start, attempt.startedAt()).toSeconds())
                .toList();
    }

    @Test
    void a_moment_takes_the_place_of_a_delay_and_a_delay_that_of_a_moment() {
        Instant moment = START.plusSeconds(90);

        assertThat(published(MESSAGE.delay(Duration.ofDays(1)).notBefore(moment)))
                .satisfies(message -> assertThat(message.notBefore()).isEqualTo(moment))
                .satisfies(message -> assertThat(message.options().delay()).isZero());
        assertThat(published(MESSAGE.notBefore(moment).delay(Duration.ofDays(1))))
                .satisfies(message -> assertThat(message.notBefore()).isNull())
                .satisfies(message -> assertThat(message.options().delay()).isEqualTo(Duration.ofDays(1)));
    }

    @Test
    void the_delay_of_retries_is_what_was_asked_for() {
        OutgoingMessage thrice = MESSAGE.retries(3);

        assertThat(secondsOfAttempts(thrice.retryDelay(RetryDelay.constant(Duration.ofSeconds(7)))))
                .containsExactly(0L, 7L, 14L, 21L);
        assertThat(secondsOfAttempts(thrice.retryDelay(RetryDelay.linear(Duration.ofSeconds(10)))))
                .containsExactly(0L, 10L, 30L, 60L);
        assertThat(secondsOfAttempts(thrice.retryDelay(
                        RetryDelay.exponential(Duration.ofSeconds(10), 2.5).atMost(Duration.ofSeconds(60)))))
                .containsExactly(0L, 10L, 35L, 95L);
        assertThat(RetryDelay.exponential(Duration.ofSeconds(1), 2).expression())
                .isEqualTo("1000 * pow(2, retried)");
        assertThat(RetryDelay.exponential(Duration.ofSeconds(1), 10).expression())
                .isEqualTo("1000 * pow(10, retried)");
    }

    @Test
    void a_timeout_labels_and_the_limits_of_a_key_arrive() {
        Publication message = published(MESSAGE.timeout(Duration.ofSeconds(40))
                .labels("orders", "eu-1")
                .flowControl(FlowControl.key("shop.eu").parallelism(3).rate(10, Duration.ofMinutes(1))));

        assertThat(message.options().timeout()).isEqualTo(Duration.ofSeconds(40));
        assertThat(message.labels()).containsExactly("orders", "eu-1");
        assertThat(message.flowControl())
                .isEqualTo(
                        new io.github.qstash4j.devserver.message.FlowControl("shop.eu", 3, 10, Duration.ofMinutes(1)));
        assertThat(published(MESSAGE.flowControl(FlowControl.key("k").parallelism(2)))
                        .flowControl())
                .isEqualTo(new io.github.qstash4j.devserver.message.FlowControl("k", 2, null, Duration.ofSeconds(1)));
    }

    @Test
    void what_is_to_be_redacted_adds_up() {
        assertThat(published(MESSAGE.redactBody().redactHeader("X-Key").redactHeader("Authorization"))
                        .redaction())
                .isEqualTo(new Redaction(true, false, Set.of("x-key", "authorization")));
        assertThat(published(MESSAGE.redactHeaders()).redaction()).isEqualTo(new Redaction(false, true, Set.of()));
    }

    @Test
    void the_same_content_is_a_duplicate_where_that_is_wanted() {
        OutgoingMessage message = MESSAGE.deduplicationId("replaced").contentBasedDeduplication();

        assertThat(qstash.publish(message).deduplicated()).isFalse();
        assertThat(qstash.publish(message).deduplicated()).isTrue();
        assertThat(qstash.publish(message.text("other")).deduplicated()).isFalse();
        assertThat(qstash.publish(message.deduplicationId("an id")).deduplicated())
                .isFalse();
    }

    @Test
    void what_qstash_would_refuse_is_refused_by_name_before_it_is_sent() {
        refused("timeout", message -> message.timeout(Duration.ZERO));
        refused("timeout", message -> message.timeout(Duration.ofMillis(1500)));
        refused("notBefore", message -> message.notBefore(Instant.EPOCH.minusMillis(1)));
        refused("labels", message -> message.labels());
        refused("labels", message -> message.labels("good", "not good"));
        refused("header name", message -> message.redactHeader("a b"));
        refused("retryDelay constant", message -> message.retryDelay(RetryDelay.constant(Duration.ofSeconds(-1))));
        refused("retryDelay linear", message -> message.retryDelay(RetryDelay.linear(Duration.ofDays(2))));
        refused("factor", message -> message.retryDelay(RetryDelay.exponential(Duration.ofSeconds(1), 0.5)));
        refused("factor", message -> message.retryDelay(RetryDelay.exponential(Duration.ofSeconds(1), Double.NaN)));
        refused("flowControl key", message -> message.flowControl(FlowControl.key("a/b")));
        refused("flowControl needs a limit", message -> message.flowControl(FlowControl.key("k")));
        refused(
                "parallelism",
                message -> message.flowControl(FlowControl.key("k").parallelism(0)));
        refused("rate", message -> message.flowControl(FlowControl.key("k").rate(0, Duration.ofSeconds(1))));
        refused("period", message -> message.flowControl(FlowControl.key("k").rate(1, Duration.ZERO)));
        refused("period", message -> message.flowControl(FlowControl.key("k").rate(1, Duration.ofDays(8))));
    }

    private static void refused(String named, UnaryOperator<OutgoingMessage> option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> option.apply(MESSAGE))
                .withMessageContaining(named);
    }
}
