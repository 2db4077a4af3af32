package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnqueueTest {

    private static final String LATER = "Upstash-Delay: 1d";

    private final DevServer server = DevServer.start();
    private final Rest rest = Rest.of(server);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private Rest.Answer enqueue(String path, String body, String... headers) {
        return rest.call("POST", "/v2/enqueue/" + path, body, headers);
    }

    @Test
    void a_message_is_delivered_from_a_queue_that_did_not_exist() {
        Rest.Answer answer = enqueue(
                "new.queue_1-a/" + destination.url("//x?a=b/c&upstash-method=PUT&d"), "hi", "Upstash-Forward-A: 1");
        Servers.await(server, answer.text("messageId"), MessageState.DELIVERED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("url")).isEqualTo(destination.url("//x?a=b/c&d"));
        Received received = destination.received().get(0);
        assertThat(received.line()).isEqualTo("PUT //x?a=b/c&d HTTP/1.1");
        assertThat(received.text()).isEqualTo("hi");
        assertThat(received.header("A")).isEqualTo("1");
    }

    @Test
    void messages_of_one_queue_are_delivered_in_the_order_in_which_they_came() {
        List<String> bodies = new ArrayList<>();
        String last = "";
        for (int i = 0; i < 20; i++) {
            bodies.add("message " + i);
            last = enqueue("q/" + destination.url("/"), "message " + i).text("messageId");
        }
        Servers.await(server, last, MessageState.DELIVERED);

        assertThat(destination.received()).extracting(Received::text).isEqualTo(bodies);
    }

    @Test
    void options_are_those_of_publish_as_headers_and_as_parameters() {
        Rest.Answer answer = enqueue(
                "q/https://a.test/?Upstash-Retries=7", "b", LATER, "Upstash-Method: PATCH", "Upstash-Timeout: ");

        JsonNode message = rest.get("/v2/messages/" + answer.text("messageId")).json();
        assertThat(message.get("maxRetries").asInt()).isEqualTo(7);
        assertThat(message.get("method").asText()).isEqualTo("PATCH");
        assertThat(message.get("notBefore").asLong() - message.get("createdAt").asLong())
                .isEqualTo(86_400_000);
    }

    @Test
    void a_duplicate_is_accepted_with_202() {
        String id = "Upstash-Deduplication-Id: 1";
        Rest.Answer first = enqueue("q/https://a.test/", "", LATER, id);
        Rest.Answer second = enqueue("q/https://a.test/", "", LATER, id);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("messageId")).isEqualTo(first.text("messageId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b/https://a.test", "a:b/https://a.test", "/https://a.test", "\u00e9/https://a.test"})
    void another_name_of_a_queue_is_refused(String path) {
        Rest.Answer answer = enqueue(path, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains("queue");
    }

    @Test
    void the_name_of_a_queue_has_at_most_250_characters() {
        assertThat(enqueue("q".repeat(250) + "/https://a.test", "", LATER).status())
                .isEqualTo(200);
        assertThat(enqueue("q".repeat(251) + "/https://a.test", "", LATER).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "q/", "https:"})
    void a_path_without_a_destination_is_not_found(String path) {
        assertThat(enqueue(path, "").status()).isEqualTo(404);
    }

    @Test
    void a_group_that_does_not_exist_is_refused() {
        assertThat(enqueue("q/nowhere", "").status()).isEqualTo(400);
    }
}
