package io.github.qstash4j.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.QStashException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class SafeSendingTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://a.example.com/jobs");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final FakeTiming timing = new FakeTiming();
    private final QStash qstash = server.client()
            .timing(timing)
            .jitter(() -> 0.5)
            .deadline(ofSeconds(10))
            .build();

    static List<Named<Exchange>> faults() {
        return List.of(
                Named.of("reset", Exchange.resetsAfterReading()),
                Named.of("closed midway", Exchange.closesMidway()),
                Named.of("502", Exchange.answer(502, "bad gateway")),
                Named.of("503", Exchange.answer(503, "unavailable")),
                Named.of("504", Exchange.answer(504, "timeout")),
                Named.of("429 that says when", Exchange.answer(429, "{}", "Retry-After: 1")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tries_again_with_the_same_deduplication_id(Exchange fault) {
        server.then(fault);
        server.then(fault);
        server.then(Exchange.json(202, "{\"messageId\":\"msg_1\",\"deduplicated\":true}"));

        PublishResult result = qstash.publish(MESSAGE);

        assertThat(result).isEqualTo(new PublishResult("msg_1", null, false));
        assertThat(server.requests()).hasSize(3);
        assertThat(deduplicationIds())
                .doesNotContain("")
                .containsOnly(deduplicationIds().get(0));
    }

    @Test
    void tries_again_when_the_connection_is_reset_before_the_request_is_read() {
        server.then(Exchange.resetsBeforeReading());
        server.then(Exchange.published("msg_1"));

        assertThat(qstash.publish(MESSAGE).messageId()).isEqualTo("msg_1");
    }

    @Test
    void tries_again_when_a_connection_was_closed_while_it_was_idle() {
        server.then(Exchange.thenClosesQuietly(201, "{\"messageId\":\"msg_1\"}"));
        server.then(Exchange.published("msg_2"));

        assertThat(qstash.publish(MESSAGE).messageId()).isEqualTo("msg_1");
        assertThat(qstash.publish(MESSAGE).messageId()).isEqualTo("msg_2");
    }

    @Test
    void tries_a_batch_again_with_the_same_deduplication_ids() {
        server.then(Exchange.resetsAfterReading());
        server.then(Exchange.json(200, "[{\"messageId\":\"1\"},{\"messageId\":\"2\",\"deduplicated\":true}]"));

        List<BatchResult> results = qstash.batch(List.of(MESSAGE, MESSAGE));

        assertThat(results).contains(new BatchResult.Published(List.of(new PublishResult("2", null, false))));
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).body())
                .isEqualTo(server.requests().get(0).body());
    }

    @Test
    void reports_that_a_message_with_an_id_of_the_callers_was_deduplicated() {
        server.then(Exchange.resetsAfterReading());
        server.then(Exchange.json(202, "{\"messageId\":\"msg_1\",\"deduplicated\":true}"));

        assertThat(qstash.publish(MESSAGE.deduplicationId("order-1")).deduplicated())
                .isTrue();
        assertThat(deduplicationIds()).containsExactly("order-1", "order-1");
    }

    @Test
    void makes_a_new_random_id_for_every_call() {
        server.then(Exchange.published("msg_1"));
        server.then(Exchange.published("msg_2"));

        qstash.publish(MESSAGE);
        qstash.publish(MESSAGE);

        assertThat(deduplicationIds()).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id).startsWith("qstash4j-");
            assertThat(UUID.fromString(id.substring("qstash4j-".length())).version())
                    .isEqualTo(4);
        });
    }

    @Test
    void waits_twice_as_long_each_time_up_to_a_bound_with_full_jitter() {
        for (int i = 0; i < 7; i++) {
            server.then(Exchange.answer(503, ""));
        }
        server.then(Exchange.published("msg_1"));

        qstash.publish(MESSAGE);

        assertThat(timing.pauses)
                .containsExactly(
                        ofMillis(100),
                        ofMillis(200),
                        ofMillis(400),
                        ofMillis(800),
                        ofMillis(1600),
                        ofMillis(2500),
                        ofMillis(2500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "Mon, 23 Nov 2026 10:00:03 GMT"})
    void waits_as_long_as_a_rate_limit_says(String retryAfter) {
        server.then(Exchange.answer(429, "{}", "Retry-After: " + retryAfter));
        server.then(Exchange.published("msg_1"));

        qstash.publish(MESSAGE);

        assertThat(timing.pauses).containsExactly(ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Mon, 23 Nov 2026 09:59:00 GMT", "soon"})
    void backs_off_by_itself_when_the_answer_names_no_time_to_come(String retryAfter) {
        server.then(Exchange.answer(503, "", "Retry-After: " + retryAfter));
        server.then(Exchange.published("msg_1"));

        qstash.publish(MESSAGE);

        assertThat(timing.pauses).containsExactly(ofMillis(100));
    }

    @Test
    void does_not_wait_for_a_rate_limit_that_outlasts_the_deadline() {
        server.then(Exchange.json(429, "{\"error\":\"daily limit\"}"));
        server.then(Exchange.answer(429, "{}", "Retry-After: 10"));

        assertThat(publishFailure(qstash).serverMessage()).isEqualTo("daily limit");
        assertThat(publishFailure(qstash).kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(timing.pauses).isEmpty();
    }

    @Test
    void does_not_try_again_what_qstash_refused_or_failed_at() {
        for (int status : new int[] {400, 401, 404, 500, 501}) {
            server.then(Exchange.answer(status, "no", "Retry-After: 1"));

            assertThat(publishFailure(qstash).status()).isEqualTo(status);
        }
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void tells_that_nobody_listens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        QStash nobody = server.client()
                .baseUrl("http://127.0.0.1:" + port)
                .timing(timing)
                .build();
        QStashException failure = publishFailure(nobody);

        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(failure).hasMessageContaining("ConnectException").hasCauseInstanceOf(IOException.class);
        assertThat(timing.pauses).hasSizeGreaterThan(3);
    }

    @Test
    void sends_once_what_must_not_be_repeated() {
        server.then(Exchange.answer(503, ""));
        QStashRequest<Done> once = QStashRequest.post("v2", "jobs").once().answeredByStatus();

        QStashException failure = catchThrowableOfType(QStashException.class, () -> qstash.call(once));

        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(SafeSendingTest.class.getName()));
        assertThat(server.requests()).hasSize(1);
    }

    private static QStashException publishFailure(QStash qstash) {
        return catchThrowableOfType(QStashException.class, () -> qstash.publish(MESSAGE));
    }

    private List<String> deduplicationIds() {
        return server.requests().stream()
                .map(request -> request.header("Upstash-Deduplication-Id").orElse(""))
                .toList();
    }
}
