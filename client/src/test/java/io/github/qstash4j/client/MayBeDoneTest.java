package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.QStashException.Kind;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever publishes again what failed must know whether QStash has it. */
class MayBeDoneTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://a.example.com/?key=secret");
    private static final Exchange DAILY_LIMIT = Exchange.answer(429, "{}", "RateLimit-Remaining: 0");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().timing(new FakeTiming()).build();

    private QStashException failure() {
        return catchThrowableOfType(QStashException.class, () -> qstash.publish(MESSAGE));
    }

    static List<Named<Exchange>> refusals() {
        return List.of(
                Named.of("daily limit", DAILY_LIMIT),
                Named.of("400", Exchange.json(400, "{\"error\":\"no\"}")),
                Named.of("401", Exchange.json(401, "{\"error\":\"no\"}")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_is_refused_at_once_is_not_done(Exchange refusal) {
        server.then(refusal);

        assertThat(failure().mayBeDone()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_is_refused_after_a_lost_answer_may_be_done(Exchange refusal) {
        server.then(Exchange.resetsAfterReading());
        server.then(refusal);

        QStashException failure = failure();

        assertThat(failure.kind()).isIn(Kind.RATE_LIMITED, Kind.BAD_REQUEST, Kind.UNAUTHORIZED);
        assertThat(failure.mayBeDone()).isTrue();
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(earlier ->
                        assertThat(((QStashException) earlier).kind()).isEqualTo(Kind.NO_ANSWER));
    }

    @Test
    void what_is_refused_after_a_burst_limit_is_not_done() {
        server.then(Exchange.answer(429, "{}", "Burst-RateLimit-Remaining: 0"));
        server.then(Exchange.json(400, "{\"error\":\"no\"}"));

        assertThat(failure().mayBeDone()).isFalse();
    }

    @Test
    void what_was_lost_may_be_done() {
        server.then(Exchange.json(500, "{\"error\":\"oops\"}"));
        server.then(Exchange.json(200, "{}"));

        assertThat(failure().mayBeDone()).isTrue();
        assertThat(failure().mayBeDone()).isTrue();
    }

    @Test
    void the_query_of_a_url_is_in_no_message_even_where_the_server_repeats_it() {
        server.then(
                Exchange.json(400, "{\"error\":\"invalid destination: https://a.example.com/?key=secret, sorry\"}"));

        QStashException failure = failure();

        assertThat(failure)
                .hasMessageContaining("https://a.example.com/?[query]")
                .hasMessageNotContaining("secret");
        assertThat(failure.serverMessage()).doesNotContain("secret");
        assertThat(new PublishResult("msg_1", "https://a.example.com/?key=secret", true))
                .hasToString("PublishResult[msg_1, https://a.example.com/, deduplicated]");
    }

    @Test
    void dead_letters_are_not_retried_with_a_deduplication_that_would_drop_them() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> MessageOverrides.NONE.deduplicationId("retry-1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(MessageOverrides.NONE::contentBasedDeduplication);
    }
}
