package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final OutgoingMessage FIRST =
            OutgoingMessage.to("https://a.example.com//x?y=1").text("grün");
    private static final OutgoingMessage SECOND =
            OutgoingMessage.to("https://b.example.com/").deduplicationId("second");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final AtomicInteger id = new AtomicInteger();
    private final QStash qstash =
            server.client().ids(() -> "own-" + id.incrementAndGet()).build();

    @Test
    void sends_all_messages_in_one_request() throws Exception {
        server.then(Exchange.json(200, "[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]"));

        qstash.batch(List.of(FIRST.delay(Duration.ofMinutes(1)), SECOND));

        assertThat(server.request().line()).isEqualTo("POST /v2/batch HTTP/1.1");
        assertThat(server.request().header("Content-Type")).contains("application/json");
        assertThat(new JsonMapper().readValue(server.request().body(), Object.class))
                .isEqualTo(List.of(
                        Map.of(
                                "destination",
                                "https://a.example.com//x?y=1",
                                "headers",
                                Map.of(
                                        "Content-Type", "text/plain; charset=utf-8",
                                        "Upstash-Delay", "60s",
                                        "Upstash-Deduplication-Id", "own-1"),
                                "body",
                                "grün"),
                        Map.of(
                                "destination",
                                "https://b.example.com/",
                                "headers",
                                Map.of("Upstash-Deduplication-Id", "second"))));
    }

    @Test
    void tells_for_each_message_in_order_what_became_of_it() {
        server.then(Exchange.json(
                200,
                "[{\"error\":\"quota maxRetries exceeded\"},"
                        + "{\"messageId\":\"msg_2\",\"url\":\"https://b.example.com/\",\"deduplicated\":true}]"));

        assertThat(qstash.batch(List.of(FIRST, SECOND)))
                .containsExactly(
                        new BatchResult.Refused("quota maxRetries exceeded"),
                        new BatchResult.Published(List.of(new PublishResult("msg_2", "https://b.example.com/", true))));
    }

    @Test
    void does_not_report_its_own_deduplication_id() {
        server.then(Exchange.json(
                200,
                "[{\"messageId\":\"msg_1\",\"deduplicated\":true},{\"messageId\":\"msg_2\",\"deduplicated\":true}]"));

        assertThat(qstash.batch(List.of(FIRST, SECOND)))
                .containsExactly(
                        new BatchResult.Published(List.of(new PublishResult("msg_1", null, false))),
                        new BatchResult.Published(List.of(new PublishResult("msg_2", null, true))));
    }

    @Test
    void takes_an_object_for_a_batch_of_one() {
        server.then(Exchange.json(200, "{\"messageId\":\"msg_1\"}"));

        assertThat(qstash.batch(List.of(FIRST))).singleElement().satisfies(result -> {
            assertThat(result).isInstanceOf(BatchResult.Published.class);
            assertThat(((BatchResult.Published) result).messageId()).isEqualTo("msg_1");
        });
    }

    @Test
    void takes_several_results_for_one_message() {
        server.then(Exchange.json(200, "[[{\"messageId\":\"msg_1\"},{\"messageId\":\"msg_2\"}]]"));

        assertThat(qstash.batch(List.of(FIRST)))
                .containsExactly(new BatchResult.Published(
                        List.of(new PublishResult("msg_1", null, false), new PublishResult("msg_2", null, false))));
    }

    @Test
    void refuses_an_empty_batch_before_sending() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> qstash.batch(List.of()))
                .withMessageContaining("at least one message");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refuses_a_body_that_is_not_text_before_sending() {
        OutgoingMessage binary = SECOND.bytes(new byte[] {(byte) 0xff}, "application/octet-stream");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> qstash.batch(List.of(FIRST, binary)))
                .withMessageContaining("message 1")
                .withMessageContaining("publish this message by itself");
        assertThat(server.requests()).isEmpty();
    }
}
