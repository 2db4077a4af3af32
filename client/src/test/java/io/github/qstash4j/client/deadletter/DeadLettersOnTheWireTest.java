package io.github.qstash4j.client.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.MessageOverrides;
import io.github.qstash4j.client.PublishResult;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.RawRequest;
import io.github.qstash4j.client.filter.DeadLetterFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and answers as QStash gives them, written by hand. */
class DeadLettersOnTheWireTest {

    private static final String MESSAGE = "\"messageId\":\"msg_1\",\"url\":\"https://a.example.com/x?token=secret\"";

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final DeadLetterQueue queue = server.client().build().deadLetterQueue();

    private void answers(int status, String... answers) {
        for (String json : answers) {
            server.then(Exchange.json(status, json));
        }
    }

    private List<String> lines() {
        return server.requests().stream().map(RawRequest::line).toList();
    }

    @Test
    @Calls("GET /v2/dlq/{dlqId}")
    void an_answer_about_one_need_not_name_it() {
        answers(
                200,
                "{" + MESSAGE + ",\"responseStatus\":500,\"responseHeader\":{\"R\":[\"1\"]},"
                        + "\"responseBody\":\"no\"}");

        DeadLetter letter = queue.get("1700000000123-0").orElseThrow();

        assertThat(letter)
                .isEqualTo(new DeadLetter(
                        "1700000000123-0", letter.message(), 500, Map.of("R", List.of("1")), Content.of("no")));
        assertThat(letter)
                .hasToString("DeadLetter[1700000000123-0 Message[msg_1 to https://a.example.com/x?...] answered 500]");
        assertThat(lines()).containsExactly("GET /v2/dlq/1700000000123-0 HTTP/1.1");
    }

    @Test
    @Calls("GET /v2/dlq")
    void a_response_may_be_any_bytes_or_missing() {
        answers(
                200,
                "{\"messages\":[{\"dlqId\":\"1-0\"," + MESSAGE
                        + ",\"responseStatus\":502,\"responseHeaders\":{\"R\":[\"1\"]},\"responseBodyBase64\":\"//4=\"},"
                        + "{\"dlqId\":\"1-1\"," + MESSAGE + ",\"responseStatus\":0},{\"dlqId\":\"1-2\"," + MESSAGE
                        + "}]}");

        List<DeadLetter> letters = queue.stream().toList();

        assertThat(letters.get(0).responseBody().bytes()).containsExactly(0xff, 0xfe);
        assertThat(letters.get(0).responseHeaders()).isEqualTo(Map.of("R", List.of("1")));
        assertThat(letters.subList(1, 3)).allSatisfy(letter -> {
            assertThat(letter.responseStatus()).isNull();
            assertThat(letter.responseHeaders()).isEmpty();
            assertThat(letter.responseBody()).isEqualTo(Content.EMPTY);
        });
    }

    @Test
    @Calls("GET /v2/dlq")
    void a_page_is_fetched_when_the_stream_comes_to_it() {
        answers(200, "{\"cursor\":\"1-1\",\"messages\":[{\"dlqId\":\"1-0\"," + MESSAGE + "}]}");

        assertThat(queue.stream(DeadLetterFilter.where()
                                .responseStatus(500, 502)
                                .pageSize(1))
                        .limit(1))
                .hasSize(1);
        assertThat(lines()).containsExactly("GET /v2/dlq?responseStatus=500&responseStatus=502&count=1 HTTP/1.1");
    }

    @Test
    @Calls({"DELETE /v2/dlq", "DELETE /v2/dlq/{dlqId}"})
    void deletes() {
        answers(200, "{\"deleted\":100,\"cursor\":\"1-99\"}", "{\"deleted\":7}", "{\"deleted\":2}", "");

        assertThat(queue.delete(DeadLetterFilter.where().label("eu"))).isEqualTo(107);
        assertThat(queue.delete(List.of("1-0", "1-1"))).isEqualTo(2);
        assertThat(queue.delete("1-0")).isTrue();
        assertThat(lines())
                .containsExactly(
                        "DELETE /v2/dlq?label=eu HTTP/1.1",
                        "DELETE /v2/dlq?label=eu&cursor=1-99 HTTP/1.1",
                        "DELETE /v2/dlq?dlqIds=1-0&dlqIds=1-1 HTTP/1.1",
                        "DELETE /v2/dlq/1-0 HTTP/1.1");
    }

    @Test
    @Calls("DELETE /v2/dlq")
    void deleting_that_goes_round_in_circles_is_not_taken_for_done() {
        answers(200, "{\"deleted\":1,\"cursor\":\"1-1\"}", "{\"deleted\":1,\"cursor\":\"1-1\"}");

        assertThatIllegalStateException().isThrownBy(queue::deleteAll).withMessageContaining("not complete");
        assertThat(lines()).containsExactly("DELETE /v2/dlq HTTP/1.1", "DELETE /v2/dlq?cursor=1-1 HTTP/1.1");
    }

    @Test
    @Calls("POST /v2/dlq/retry/{dlqId}")
    void a_retry_says_what_becomes_new() {
        answers(201, "{\"messageId\":\"msg_2\",\"url\":\"https://a.example.com/\",\"deduplicated\":true}");

        assertThat(queue.withOverrides(MessageOverrides.NONE.retries(0).header("X-A", "b"))
                        .retry("1-0"))
                .contains(new PublishResult("msg_2", "https://a.example.com/", true));
        assertThat(server.request().line()).isEqualTo("POST /v2/dlq/retry/1-0 HTTP/1.1");
        assertThat(server.request().header("Upstash-Retries")).contains("0");
        assertThat(server.request().header("Upstash-Forward-X-A")).contains("b");
        assertThat(server.request().body()).isEmpty();
    }

    @Test
    @Calls({"GET /v2/dlq", "POST /v2/dlq/retry"})
    void what_is_retried_is_known_before_the_first_retry() {
        answers(
                200,
                "{\"cursor\":\"1-0\",\"messages\":[{\"dlqId\":\"1-0\"," + MESSAGE + "}]}",
                "{\"messages\":[{\"dlqId\":\"1-1\"," + MESSAGE + "}]}");
        answers(201, "{\"cursor\":\"1-2\",\"responses\":[{\"messageId\":\"msg_2\"},{\"messageId\":\"msg_3\"}]}");

        assertThat(queue.retryAll()).extracting(PublishResult::messageId).containsExactly("msg_2", "msg_3");
        assertThat(lines())
                .containsExactly(
                        "GET /v2/dlq HTTP/1.1",
                        "GET /v2/dlq?cursor=1-0 HTTP/1.1",
                        "POST /v2/dlq/retry?dlqIds=1-0&dlqIds=1-1 HTTP/1.1");
    }

    @Test
    @Calls("GET /v2/dlq")
    void of_a_list_that_goes_round_in_circles_nothing_is_retried() {
        String page = "{\"cursor\":\"1-0\",\"messages\":[{\"dlqId\":\"1-0\"," + MESSAGE + "}]}";
        answers(200, page, page);

        assertThatIllegalStateException().isThrownBy(queue::retryAll).withMessageContaining("not complete");
        assertThat(lines()).containsExactly("GET /v2/dlq HTTP/1.1", "GET /v2/dlq?cursor=1-0 HTTP/1.1");
    }

    @Test
    @Calls({"POST /v2/dlq/retry/{dlqId}", "POST /v2/dlq/retry"})
    void a_retry_is_never_sent_twice() {
        for (int i = 0; i < 3; i++) {
            server.then(Exchange.resetsAfterReading());
            answers(503, "{\"error\":\"busy\"}");
        }

        assertFails(
                () -> queue.retry("1-0"),
                () -> queue.retry(List.of("1-0")),
                () -> queue.retryPage(DeadLetterFilter.where().label("eu"), null));

        assertThat(lines()).hasSize(6);
    }

    private static void assertFails(Runnable... calls) {
        for (Runnable call : calls) {
            assertThat(catchThrowableOfType(QStashException.class, call::run).kind())
                    .isEqualTo(QStashException.Kind.NO_ANSWER);
            assertThat(catchThrowableOfType(QStashException.class, call::run).kind())
                    .isEqualTo(QStashException.Kind.SERVER_ERROR);
        }
    }

    @Test
    @Calls("POST /v2/dlq/retry")
    void a_bulk_retry_that_fails_midway_ends_there() {
        List<String> ids = IntStream.range(0, 250).mapToObj(i -> "1-" + i).toList();
        answers(201, "{\"responses\":[{\"messageId\":\"msg_1\"}]}");
        answers(404, "{\"error\":\"message not found in dlq\"}");

        QStashException failure = catchThrowableOfType(QStashException.class, () -> queue.retry(ids));

        assertThat(failure.status()).isEqualTo(404);
        assertThat(lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"error\":\"no\"}", "{\"responses\":[{}]}", "{\"responses\":{}}", "OK"})
    @Calls({"POST /v2/dlq/retry/{dlqId}", "POST /v2/dlq/retry", "DELETE /v2/dlq", "GET /v2/dlq"})
    void an_answer_that_is_not_qstashs_is_never_a_success(String answer) {
        answers(200, answer, answer, answer, answer, answer);

        for (Runnable call : List.<Runnable>of(
                () -> queue.retry("1-0"),
                () -> queue.retry(List.of("1-0")),
                () -> queue.retryPage(DeadLetterFilter.where().label("eu"), null),
                () -> queue.delete(List.of("1-0")),
                () -> queue.stream().forEach(letter -> {}))) {
            assertThat(catchThrowableOfType(QStashException.class, call::run).kind())
                    .isEqualTo(QStashException.Kind.UNEXPECTED_ANSWER);
        }
    }
}
