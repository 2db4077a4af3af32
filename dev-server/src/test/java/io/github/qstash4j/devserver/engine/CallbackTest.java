package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.callback;
import static io.github.qstash4j.devserver.engine.EngineFixture.publication;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.devserver.Shows;
import io.github.qstash4j.devserver.message.DeliveryRequest;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallbackTest {

    private static final String SOURCE = "https://source.test/orders?id=7";
    private static final String CALLBACK = "https://callback.test/done";
    private static final String FAILURE = "https://failure.test/lost";

    private final EngineFixture fixture = new EngineFixture();

    private String publish(int retries) {
        return fixture.publish(
                SOURCE, publication(retries, Duration.ZERO, null, callback(CALLBACK), callback(FAILURE)));
    }

    private List<DeliveryRequest> sentTo(String url) {
        return fixture.courier.requests.stream()
                .filter(request -> request.destination().url().equals(url))
                .toList();
    }

    private static JsonNode json(DeliveryRequest request) throws IOException {
        return JsonMapper.builder().build().readTree(request.body().toByteArray());
    }

    private void failSourceWith(int status) {
        fixture.courier.answering = request -> request.destination().url().equals(SOURCE)
                ? TestCourier.answer(status, "X-Reason", "full")
                : TestCourier.answer(200);
    }

    @Test
    void a_delivered_message_is_reported_to_the_callback_in_the_documented_form() throws IOException {
        fixture.courier.answerAll(201, "x-answer", "4\u00c3\u00a9");
        String id = publish(3);

        fixture.clock.advance(Duration.ZERO);

        DeliveryRequest request = sentTo(CALLBACK).get(0);
        assertThat(request.headers().first("Content-Type")).isEqualTo("application/json");
        assertThat(request.headers().first("X-Callback")).isEqualTo("yes");
        assertThat(request.headers().first("Upstash-Message-Id")).isNotEqualTo(id);
        assertThat(json(request)).isEqualTo(JsonMapper.builder().build().readTree("""
                                        {"status": 201, "header": {"X-Answer": ["4\u00e9"]}, "body": "c3RhdHVzIDIwMQ==",
                                         "retried": 0, "maxRetries": 3, "sourceMessageId": "%s",
                                         "url": "https://source.test/orders?id=7", "method": "PUT",
                                         "sourceHeader": {"Content-Type": ["text/plain"], "X-Order": ["7"]},
                                         "sourceBody": "dGhlIGJvZHk=", "notBefore": 1767225600000,
                                         "createdAt": 1767225600000, "callerIP": "192.0.2.1"}
                                        """.formatted(id)));
        assertThat(sentTo(FAILURE)).isEmpty();
    }

    @Test
    void every_attempt_is_reported_to_the_callback_and_the_end_to_the_failure_callback() throws IOException {
        failSourceWith(503);
        publish(2);

        fixture.clock.advance(Duration.ofDays(1));

        assertThat(sentTo(CALLBACK)).hasSize(3);
        for (int retried = 0; retried < 3; retried++) {
            JsonNode report = json(sentTo(CALLBACK).get(retried));
            assertThat(report.get("status").asInt()).isEqualTo(503);
            assertThat(report.get("retried").asInt()).isEqualTo(retried);
            assertThat(report.has("dlqId")).isFalse();
        }
        assertThat(sentTo(FAILURE)).hasSize(1);
        JsonNode report = json(sentTo(FAILURE).get(0));
        DeadLetter letter = fixture.engine
                .deadLetterQueue()
                .after(-1, EngineFixture.OWNER, 10, any -> true)
                .get(0);
        assertThat(report.get("dlqId").asText()).isEqualTo(letter.dlqId());
        assertThat(report.get("retried").asInt()).isEqualTo(2);
        assertThat(report.get("header").get("X-Reason").get(0).asText()).isEqualTo("full");
    }

    @Test
    void a_rejected_message_reaches_the_failure_callback_at_once() {
        fixture.courier.answering = request -> request.destination().url().equals(SOURCE)
                ? TestCourier.answer(489, "Upstash-NonRetryable-Error", "true")
                : TestCourier.answer(200);
        publish(3);

        fixture.clock.advance(Duration.ZERO);

        assertThat(sentTo(FAILURE)).hasSize(1);
    }

    @Test
    void an_attempt_without_response_is_reported_with_status_zero() throws IOException {
        fixture.courier.answering = request -> request.destination().url().equals(SOURCE)
                ? CompletableFuture.completedFuture(new NoResponse("refused"))
                : TestCourier.answer(200);
        publish(0);

        fixture.clock.advance(Duration.ZERO);

        JsonNode report = json(sentTo(FAILURE).get(0));
        assertThat(report.get("status").asInt()).isZero();
        assertThat(report.get("body").asText()).isEmpty();
        assertThat(report.get("header")).isEmpty();
    }

    @Shows("Upstash-Callback-*")
    @Test
    void a_callback_is_retried_as_it_was_configured_and_then_dead_lettered_itself() {
        fixture.courier.answering = request ->
                request.destination().url().equals(SOURCE) ? TestCourier.answer(200) : TestCourier.answer(500);
        String id = publish(0);

        fixture.clock.advance(Duration.ofDays(1));

        assertThat(sentTo(CALLBACK)).hasSize(2);
        TimelineEvent failed = fixture.in(MessageState.FAILED).get(0);
        assertThat(failed.kind()).isEqualTo(MessageKind.CALLBACK);
        assertThat(failed.sourceMessageId()).isEqualTo(id);
        assertThat(failed.dlqId()).isNotNull();
        assertThat(sentTo(FAILURE)).isEmpty();
    }
}
