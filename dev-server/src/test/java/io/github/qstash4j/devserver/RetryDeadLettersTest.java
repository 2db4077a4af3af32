package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDeadLettersTest {

    @AutoClose
    private final DeadLetterFixture letters = new DeadLetterFixture();

    private final DevServer server = letters.server;
    private final Rest rest = letters.rest;
    private final TestDestination destination = letters.destination;

    @Shows("POST /v2/dlq/retry/{dlqId}")
    @Test
    void a_retried_letter_leaves_the_queue_as_a_new_message_with_the_same_content() {
        String dlqId = letters.fail(1, "Upstash-Retries: 0", "Upstash-Forward-X: y", "Content-Type: text/x")
                .get(0);
        destination.answering(request -> TestDestination.OK);

        Rest.Answer answer = letters.retry("/" + dlqId);
        server.time().advance(Duration.ZERO);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(server.message(answer.text("messageId")).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(letters.listed("")).isEmpty();
        Received again = destination.received().get(1);
        assertThat(again.body()).isEqualTo("body 0");
        assertThat(again.header("X")).isEqualTo("y");
        assertThat(again.all("Content-Type")).containsExactly("text/x");
        assertThat(letters.retry("/" + dlqId).status()).isEqualTo(404);
    }

    @Test
    void a_retried_message_keeps_every_option_that_the_call_does_not_name() {
        String[] options = {
            "Upstash-Method: PUT",
            "Upstash-Retries: 1",
            "Upstash-Retry-Delay: 2000",
            "Upstash-Timeout: 90s",
            "Upstash-Delay: 1m",
            "Upstash-Label: one,two",
            "Upstash-Flow-Control-Key: key",
            "Upstash-Flow-Control-Value: parallelism=3, rate=5, period=1m",
            "Upstash-Redact-Fields: header[X]",
            "Upstash-Forward-X: 1",
            "Upstash-Forward-X: 2",
            "Upstash-Callback: " + destination.url("/callback"),
            "Upstash-Callback-Method: PATCH",
            "Upstash-Callback-Retries: 0",
            "Upstash-Callback-Forward-C: 3",
            "Upstash-Failure-Callback: " + destination.url("/failure"),
            "Upstash-Failure-Callback-Retries: 0"
        };
        String original = rest.published(destination.url("/"), "", options);
        JsonNode before = rest.get("/v2/messages/" + original).json();
        server.time().advance(Duration.ofDays(1));
        String dlqId = String.valueOf(server.message(original).dlqId());

        String again = letters.retry("/" + dlqId, "Upstash-Retries: 4", "Upstash-Forward-Y: z", "Upstash-Label: three")
                .text("messageId");

        JsonNode after = rest.get("/v2/messages/" + again).json();
        assertThat(after.get("maxRetries").asInt()).isEqualTo(4);
        assertThat(after.get("labels").toString()).isEqualTo("[\"three\"]");
        assertThat(after.at("/header/Y/0").asText()).isEqualTo("z");
        assertThat(after.at("/header/X")).isEqualTo(before.at("/header/X")).hasSize(2);
        for (String field : List.of(
                "method", "retryDelayExpression", "callback", "callbackHeader", "failureCallback", "rate", "period")) {
            assertThat(after.get(field)).as(field).isNotNull().isEqualTo(before.get(field));
        }
        JsonNode log =
                rest.get("/v2/logs?messageId=" + again).json().get("logs").get(0);
        assertThat(log.get("timeout").asInt()).isEqualTo(90_000);
        assertThat(after.get("notBefore").asLong() - after.get("createdAt").asLong())
                .isEqualTo(60_000);
        assertThat(before.get("labels")).hasSize(2);
    }

    @Test
    void letters_are_retried_by_ids_and_a_missing_one_keeps_all_of_them_there() {
        List<String> ids = letters.fail(3, "Upstash-Retries: 0");

        assertThat(letters.retry("?dlqIds=" + ids.get(0) + "&dlqIds=1-99").status())
                .isEqualTo(404);
        assertThat(letters.listed("")).hasSize(3);

        Rest.Answer answer = letters.retry("?dlqIds=" + ids.get(2) + "," + ids.get(0), "Upstash-Delay: 1h");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("responses")).hasSize(2);
        assertThat(answer.json().has("cursor")).isFalse();
        assertThat(letters.listed("")).containsExactly(ids.get(1));
    }

    @Shows("POST /v2/dlq/retry")
    @Test
    void letters_are_retried_by_filter_and_in_pages() {
        letters.fail(5, "Upstash-Retries: 0", "Upstash-Label: l");

        JsonNode first = letters.retry("?label=l&count=3").json();
        JsonNode second = letters.retry(
                        "?label=l&count=3&cursor=" + first.get("cursor").asText())
                .json();

        assertThat(first.get("responses")).hasSize(3);
        assertThat(second.get("responses")).hasSize(2);
        assertThat(second.has("cursor")).isFalse();
        assertThat(letters.retry("?label=l").body()).isEqualTo("{\"responses\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"Upstash-Retries: x,Retries", "Upstash-Unknown: 1,Unknown", "Upstash-Flow-Control-Value: rate=1,Key"})
    void an_option_that_cannot_be_understood_retries_nothing(String header, String named) {
        List<String> ids = letters.fail(2, "Upstash-Retries: 0");

        for (String path : List.of("", "/" + ids.get(0))) {
            Rest.Answer answer = letters.retry(path, header);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("error")).contains(named);
        }
        assertThat(letters.listed("")).isEqualTo(ids);
    }
}
