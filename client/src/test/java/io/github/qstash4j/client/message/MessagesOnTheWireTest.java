package io.github.qstash4j.client.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.RawRequest;
import io.github.qstash4j.client.filter.MessageFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and answers as QStash gives them, written by hand. */
class MessagesOnTheWireTest {

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final Messages messages = server.client().build().messages();

    @Test
    @Calls("GET /v2/messages/{messageId}")
    void reads_every_field() {
        server.then(Exchange.json(200, """
                {"messageId":"msg_1","url":"https://a.example.com/x?token=secret","topicName":"group",
                 "endpointName":"first","api":"llm","method":"PUT","header":{"X-A":["1","2"],"X-B":["3"]},
                 "body":"hello","callback":"https://c.example.com/","callbackHeader":{"C":["4"]},
                 "failureCallback":"https://f.example.com/","failureCallbackHeader":{"F":["5"]},
                 "maxRetries":3,"retryDelayExpression":"1000 * retried","notBefore":1700000001000,
                 "createdAt":1700000000123,"queueName":"q","scheduleId":"scd_1","callerIP":"1.2.3.4",
                 "flowControlKey":"key","parallelism":3,"rate":5,"period":60,"label":"one",
                 "labels":["one","two"],"new":{"unknown":[1]}}"""));

        assertThat(messages.get("msg/1 ?"))
                .contains(new Message(
                        "msg_1",
                        "https://a.example.com/x?token=secret",
                        "group",
                        "first",
                        "llm",
                        "PUT",
                        Map.of("X-A", List.of("1", "2"), "X-B", List.of("3")),
                        Content.of("hello"),
                        "https://c.example.com/",
                        Map.of("C", List.of("4")),
                        "https://f.example.com/",
                        Map.of("F", List.of("5")),
                        3,
                        "1000 * retried",
                        Instant.ofEpochMilli(1700000001000L),
                        Instant.ofEpochMilli(1700000000123L),
                        "q",
                        "scd_1",
                        "1.2.3.4",
                        "key",
                        3,
                        5,
                        Duration.ofMinutes(1),
                        List.of("one", "two")));
        assertThat(server.request().line()).isEqualTo("GET /v2/messages/msg%2F1%20%3F HTTP/1.1");
    }

    @Test
    @Calls("GET /v2/messages/{messageId}")
    void reads_other_spellings() {
        server.then(Exchange.json(
                200, "{\"messageId\":\"msg_1\",\"bodyBase64\":\"//4=\",\"callerIp\":\"1.2.3.4\",\"label\":\"one\"}"));

        Message message = messages.get("msg_1").orElseThrow();

        assertThat(message.body().bytes()).containsExactly(0xff, 0xfe);
        assertThat(message.callerIp()).isEqualTo("1.2.3.4");
        assertThat(message.labels()).containsExactly("one");
    }

    @Test
    void the_text_of_a_message_tells_no_secrets() {
        server.then(Exchange.json(200, """
                {"messageId":"msg_1","url":"https://a.example.com/x?token=secret","header":{"X-A":["secret"]},
                 "body":"secret","callback":"https://c.example.com/?secret"}"""));

        assertThat(messages.get("msg_1").orElseThrow()).hasToString("Message[msg_1 to https://a.example.com/x?...]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"error\":\"no\"}", "{\"messageId\":\"\"}", "<html>", "{\"messageId\":\"ms"})
    @Calls("GET /v2/messages/{messageId}")
    void an_answer_without_a_message_is_never_taken_for_one(String json) {
        server.then(Exchange.json(200, json));

        QStashException failure = catchThrowableOfType(QStashException.class, () -> messages.get("msg_1"));

        assertThat(failure.kind()).isEqualTo(QStashException.Kind.UNEXPECTED_ANSWER);
    }

    @Test
    @Calls("DELETE /v2/messages/{messageId}")
    void cancels_one_whatever_the_words_of_the_answer_are() {
        server.then(Exchange.json(200, "{\"cancelled\":1}"));
        server.then(Exchange.answer(202, "OK"));
        server.then(Exchange.json(404, "{\"error\":\"message not found\"}"));

        assertThat(messages.cancel("msg_1")).isTrue();
        assertThat(messages.cancel("msg_1")).isTrue();
        assertThat(messages.cancel("msg_1")).isFalse();
        assertThat(server.requests()).extracting(RawRequest::line).containsOnly("DELETE /v2/messages/msg_1 HTTP/1.1");
    }

    @Test
    @Calls("DELETE /v2/messages")
    void many_ids_go_into_the_queries_of_small_requests_and_their_counts_are_added_up() {
        List<String> ids = IntStream.range(100, 350).mapToObj(i -> "msg_" + i).toList();
        for (int count : new int[] {90, 0, 50, 1, 2, 3}) {
            server.then(Exchange.json(200, "{\"cancelled\":" + count + "}"));
        }

        assertThat(messages.cancel(ids)).isEqualTo(140);
        assertThat(messages.cancelAsync(ids).join()).isEqualTo(6);

        List<RawRequest> requests = server.requests();
        assertThat(requests).hasSize(6).allSatisfy(request -> {
            assertThat(request.line()).hasSizeLessThan(8_000);
            assertThat(request.body()).isEmpty();
        });
        assertThat(requests.get(0).line())
                .startsWith("DELETE /v2/messages?messageIds=msg_100&messageIds=msg_101&")
                .endsWith("&messageIds=msg_199 HTTP/1.1");
        assertThat(requests.get(2).line()).startsWith("DELETE /v2/messages?messageIds=msg_300&");
        assertThat(requests.subList(3, 6))
                .extracting(RawRequest::line)
                .isEqualTo(requests.subList(0, 3).stream().map(RawRequest::line).toList());
    }

    @Test
    @Calls("DELETE /v2/messages")
    void several_values_of_a_filter_repeat_its_name() {
        server.then(Exchange.json(200, "{\"cancelled\":7}"));

        assertThat(messages.cancel(MessageFilter.where()
                        .url("https://a.example.com/x?y=1&z")
                        .label("eu", "us")))
                .isEqualTo(7);
        assertThat(server.request().line())
                .isEqualTo("DELETE /v2/messages?url=https%3A%2F%2Fa.example.com%2Fx%3Fy%3D1%26z"
                        + "&label=eu&label=us HTTP/1.1");
    }

    @Test
    @Calls("DELETE /v2/messages")
    void all_is_a_request_without_a_query_or_a_body() {
        server.then(Exchange.json(200, "{\"cancelled\":7}"));

        assertThat(messages.cancelAll()).isEqualTo(7);
        assertThat(server.request().line()).isEqualTo("DELETE /v2/messages HTTP/1.1");
        assertThat(server.request().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"error\":\"no\"}", "OK", "", "{\"cancelled\":\"7\"}", "{\"cancelled\":1.5}"})
    @Calls("DELETE /v2/messages")
    void an_answer_without_a_number_is_never_a_success(String answer) {
        server.then(Exchange.json(200, answer));

        assertThat(catchThrowableOfType(QStashException.class, messages::cancelAll)
                        .kind())
                .isEqualTo(QStashException.Kind.UNEXPECTED_ANSWER);
    }

    @Test
    @Calls("DELETE /v2/messages")
    void cancelling_the_call_stops_the_requests() {
        List<String> ids = IntStream.range(0, 300).mapToObj(i -> "msg_" + i).toList();
        CompletableFuture<Void> second = new CompletableFuture<>();
        server.then(Exchange.json(200, "{\"cancelled\":1}"));
        server.then((connection, record) -> Exchange.hangs().serve(connection, request -> {
            record.accept(request);
            second.complete(null);
        }));

        CompletableFuture<Long> call = server.client()
                .deadline(Duration.ofMinutes(1))
                .build()
                .messages()
                .cancelAsync(ids);
        second.join();
        call.cancel(true);
        server.then(Exchange.json(200, "{\"cancelled\":1}"));

        assertThat(messages.cancelAll()).isEqualTo(1);
        assertThat(server.requests()).hasSize(3);
    }
}
