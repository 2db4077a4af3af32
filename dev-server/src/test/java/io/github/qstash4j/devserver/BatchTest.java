package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    private final DevServer server = DevServer.start();
    private final Rest rest = Rest.of(server);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private Rest.Answer batch(String body) {
        return rest.call("POST", "/v2/batch", body.replace('\'', '"').replace("URL", destination.url("")));
    }

    @Test
    void each_message_is_delivered_with_its_own_headers_and_body() {
        Rest.Answer answer = batch("""
                [{'destination': 'URL/a?x=1//2', 'body': 'h\u00e9', 'queue': '', 'headers': {
                    'Content-Type': 'text/plain', 'Upstash-Forward-Name': '\u00e9', 'Upstash-Method': 'PUT'}},
                 {'destination': 'URL/b', 'body': null, 'queue': null, 'headers': null}]
                """);
        for (JsonNode item : answer.json()) {
            Servers.await(server, item.get("messageId").asText(), MessageState.DELIVERED);
        }

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).hasSize(2);
        List<Received> requests = destination.received().stream()
                .sorted(Comparator.comparing(
                        (Received request) -> request.line().replaceAll("^\\w+ ", "")))
                .toList();
        assertThat(requests.get(0).line()).isEqualTo("PUT /a?x=1//2 HTTP/1.1");
        assertThat(requests.get(0).text()).isEqualTo("h\u00e9");
        assertThat(requests.get(0).header("Content-Type")).isEqualTo("text/plain");
        assertThat(requests.get(0).header("Name")).isEqualTo("\u00c3\u00a9");
        assertThat(requests.get(1).line()).isEqualTo("POST /b HTTP/1.1");
        assertThat(requests.get(1).text()).isEmpty();
    }

    @Test
    void an_item_that_fails_has_an_error_in_its_place_and_the_others_are_sent() {
        JsonNode answers = batch("""
                        [{'destination': 'my-group'},
                         {'destination': 'URL/ok'},
                         {'destination': 'URL/', 'queue': 'a q'},
                         {'destination': 'URL/', 'headers': {'Upstash-Delay': 'soon'}},
                         {'destination': 'URL/', 'headers': {'Upstash-Forward-X': 'a\\r\\nInjected: b'}},
                         {'destination': 'URL/', 'headers': {'Upstash-Forward-X y': 'a'}},
                         {'destination': 'URL/', 'headers': {'Upstash-Retries': 3}},
                         {'destination': 'URL/', 'headers': []},
                         {'destination': 'URL/#fragment'},
                         {'destination': 7},
                         {'destination': 'URL/', 'body': {}},
                         {}, 5, null]
                        """).json();
        Servers.await(server, answers.get(1).get("messageId").asText(), MessageState.DELIVERED);

        assertThat(answers).hasSize(14);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).has("error"))
                    .as("item " + i + ": " + answers.get(i))
                    .isEqualTo(i != 1);
        }
        assertThat(answers.get(0).get("error").asText()).contains("destination");
        assertThat(answers.get(2).get("error").asText()).contains("queue");
        assertThat(answers.get(3).get("error").asText()).contains("Upstash-Delay");
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void a_duplicate_within_a_batch_is_one_message() {
        JsonNode answers = batch("""
                        [{'destination': 'URL/', 'headers': {'Upstash-Deduplication-Id': 'd'}},
                         {'destination': 'URL/', 'headers': {'Upstash-Deduplication-Id': 'd'}}]
                        """).json();

        assertThat(answers.get(1).get("messageId")).isEqualTo(answers.get(0).get("messageId"));
        assertThat(answers.get(1).get("deduplicated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[] []", "nonsense", "[{'destination': 'x',}]", "7", "null", "'x'"})
    void what_is_no_json_array_is_refused_by_name(String body) {
        Rest.Answer answer = batch(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains("body");
    }

    @Test
    void a_content_type_that_cannot_be_on_the_wire_is_refused() {
        JsonNode answers = batch("""
                [{'destination': 'URL/', 'headers': {'Content-Type': 'a\\r\\nX-Injected: 1'}},
                 {'destination': 'URL/', 'headers': {'Content-Type': 'a\\u0000'}}]
                """).json();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.path("error").asText()).contains("Content-Type"));
    }

    @Test
    void an_item_can_go_into_a_queue() {
        JsonNode answers =
                batch("[{'destination': 'URL/', 'queue': 'q', 'body': 'x'}]").json();
        String id = answers.get(0).get("messageId").asText();

        assertThat(Servers.await(server, id, MessageState.DELIVERED).message().queueName())
                .isEqualTo("q");
    }

    @Test
    void a_batch_may_be_larger_than_a_message_and_each_item_as_large_as_one() {
        String most = "x".repeat(1024 * 1024);
        JsonNode answers = batch("[{'destination': 'URL/1', 'body': '" + most + "'},"
                        + "{'destination': 'URL/2', 'body': '" + most + "x'},"
                        + "{'destination': 'URL/3', 'headers': {'Upstash-Forward-A': '" + most + "'}},"
                        + "{'destination': 'URL/4', 'body': '\u00e9" + "x".repeat(1024 * 1024 - 1) + "'},"
                        + "{'destination': 'URL/5', 'ignored': [" + "[],".repeat(50_000) + "[]]}]")
                .json();

        assertThat(answers.get(0).has("messageId")).isTrue();
        assertThat(answers.get(1).get("error").asText()).contains("body", "1048576");
        assertThat(answers.get(2).get("error").asText()).contains("headers", "1048576");
        assertThat(answers.get(3).get("error").asText()).contains("body");
        assertThat(answers.get(4).has("messageId")).isTrue();
    }

    @Test
    void a_batch_over_its_limit_is_refused_without_being_read() {
        String head = "POST /v2/batch?a=b HTTP/1.1\r\nHost: q\r\n";
        Rest.Answer declared = rest.raw(head + "Content-Length: 16777217\r\n\r\n");
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        Rest.Answer endless = rest.raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(16) + "1\r\nx\r\n");

        assertThat(declared.status()).isEqualTo(413);
        assertThat(declared.text("error")).contains("16777216");
        assertThat(endless.status()).isEqualTo(413);
    }

    @Test
    void a_batch_has_a_limit_of_messages() {
        Rest.Answer answer = batch("[" + "0,".repeat(50_000) + "0]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains("50000");
        assertThat(batch("[" + "0,".repeat(49_999) + "0]").json()).hasSize(50_000);
    }

    @Test
    void nothing_of_a_batch_is_sent_when_it_ends_in_the_middle() {
        assertThat(batch("[{'destination': 'URL/'}, {'destination': 'URL/'").status())
                .isEqualTo(400);
        assertThat(server.timeline().events()).isEmpty();
    }

    @Test
    void json_that_nests_too_deep_is_refused() {
        assertThat(batch("[".repeat(100_000)).status()).isEqualTo(400);
    }
}
