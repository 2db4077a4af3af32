package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @AutoClose
    private final DevServer server = DevServer.builder()
            .user("a", "sig_a1", "sig_a2")
            .user("b", "sig_b1", "sig_b2")
            .manualTime(START)
            .start();

    @AutoClose
    private final TestDestination destination = new TestDestination()
            .answering(request -> TestDestination.response(
                    request.line().contains("/404") ? "404 No" : "500 No", "X-A: 1\r\n", "why"));

    private final Rest rest = Rest.of(server);

    /** The dead letter ids of that many failed messages. */
    private List<String> fail(int count, String... headers) {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(i -> rest.published(destination.url("/" + i), "body " + i, headers))
                .toList();
        server.time().advance(Duration.ofDays(3));
        return ids.stream()
                .map(id -> String.valueOf(server.message(id).dlqId()))
                .toList();
    }

    private List<String> listed(String query) {
        return rest.get("/v2/dlq" + query).json().findValuesAsText("dlqId");
    }

    private Rest.Answer delete(String query, String body) {
        return rest.call("DELETE", "/v2/dlq" + query, body);
    }

    private Rest.Answer retry(String query, String... headers) {
        return rest.call("POST", "/v2/dlq/retry" + query, "", headers);
    }

    @Test
    void a_dead_letter_is_deleted_by_its_id() {
        List<String> ids = fail(2, "Upstash-Retries: 0");

        assertThat(delete("/" + ids.get(0), "").status()).isEqualTo(200);

        assertThat(listed("")).containsExactly(ids.get(1));
        assertThat(rest.get("/v2/dlq/" + ids.get(0)).status()).isEqualTo(404);
        assertThat(delete("/" + ids.get(0), "").status()).isEqualTo(404);
    }

    @Test
    void dead_letters_are_deleted_by_ids_in_the_query_and_in_the_body() {
        List<String> ids = fail(5, "Upstash-Retries: 0");

        assertThat(delete("?dlqIds=" + ids.get(0) + "&dlqIds=" + ids.get(1), "").body())
                .isEqualTo("{\"deleted\":2}");
        assertThat(delete("", "{\"dlqIds\":[\"" + ids.get(2) + "\",\"1-99\",\"x\"]}")
                        .body())
                .isEqualTo("{\"deleted\":1}");

        assertThat(listed("")).isEqualTo(ids.subList(3, 5));
    }

    @Test
    void dead_letters_are_deleted_a_page_at_a_time() {
        fail(5, "Upstash-Retries: 0");

        JsonNode first = delete("?count=3", "").json();
        JsonNode second =
                delete("?count=3&cursor=" + first.get("cursor").asText(), "").json();

        assertThat(first.get("deleted").asInt()).isEqualTo(3);
        assertThat(second.toString()).isEqualTo("{\"deleted\":2}");
        assertThat(listed("")).isEmpty();
    }

    @Test
    void without_a_count_a_hundred_are_deleted() {
        List<String> ids = fail(101, "Upstash-Retries: 0");

        JsonNode answer = delete("", "").json();

        assertThat(answer.get("deleted").asInt()).isEqualTo(100);
        assertThat(answer.get("cursor").asText()).isEqualTo(ids.get(99));
        assertThat(listed("?count=999999999")).containsExactly(ids.get(100));
    }

    @Test
    void dead_letters_are_found_by_ids_and_by_what_they_are() {
        fail(1, "Upstash-Retries: 0");
        rest.published(
                destination.url("/404"),
                "",
                "Upstash-Retries: 0",
                "Upstash-Label: one,two",
                "Upstash-Flow-Control-Key: key",
                "Upstash-Flow-Control-Value: parallelism=1");
        server.time().advance(Duration.ZERO);
        List<String> all = listed("");
        List<String> one = all.subList(1, 2);

        assertThat(listed("?dlqIds=" + all.get(1) + "," + all.get(0) + ",1-99")).isEqualTo(all);
        assertThat(listed("?dlqIds=" + all.get(1) + "&count=1&label=no")).isEqualTo(one);
        assertThat(listed("?dlqIds=" + String.join(",", all) + "&cursor=" + all.get(0)))
                .isEqualTo(one);
        for (String filter : List.of(
                "responseStatus=404",
                "responseStatus=404,400",
                "label=two",
                "flowControlKey=key",
                "url=" + destination.url("/404"),
                "fromDate=" + START.plus(Duration.ofDays(3)).toEpochMilli())) {
            assertThat(listed("?" + filter)).as(filter).isEqualTo(one);
        }
        for (String filter : List.of("queueName=q", "topicName=g", "scheduleId=s", "callerIp=1.1.1.1", "toDate=1")) {
            assertThat(listed("?" + filter)).as(filter).isEmpty();
        }
        assertThat(delete("?label=one", "").body()).isEqualTo("{\"deleted\":1}");
        assertThat(listed("")).isEqualTo(all.subList(0, 1));
    }

    @Test
    void pages_hold_while_letters_come_and_go() {
        List<String> ids = new ArrayList<>(fail(4, "Upstash-Retries: 0"));

        JsonNode first = rest.get("/v2/dlq?count=2").json();
        delete("?dlqIds=" + ids.get(1) + "," + ids.get(2), "");
        ids.addAll(fail(1, "Upstash-Retries: 0"));

        assertThat(first.findValuesAsText("dlqId")).isEqualTo(ids.subList(0, 2));
        assertThat(listed("?count=2&cursor=" + first.get("cursor").asText())).isEqualTo(ids.subList(3, 5));
    }

    @Test
    void a_retried_letter_leaves_the_queue_as_a_new_message_with_the_same_content() {
        String dlqId = fail(1, "Upstash-Retries: 0", "Upstash-Forward-X: y", "Content-Type: text/x")
                .get(0);
        destination.answering(request -> TestDestination.OK);

        Rest.Answer answer = retry("/" + dlqId);
        server.time().advance(Duration.ZERO);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(server.message(answer.text("messageId")).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(listed("")).isEmpty();
        Received again = destination.received().get(1);
        assertThat(again.body()).isEqualTo("body 0");
        assertThat(again.header("X")).isEqualTo("y");
        assertThat(again.all("Content-Type")).containsExactly("text/x");
        assertThat(retry("/" + dlqId).status()).isEqualTo(404);
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

        String again = retry("/" + dlqId, "Upstash-Retries: 4", "Upstash-Forward-Y: z", "Upstash-Label: three")
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
        List<String> ids = fail(3, "Upstash-Retries: 0");

        assertThat(retry("?dlqIds=" + ids.get(0) + "&dlqIds=1-99").status()).isEqualTo(404);
        assertThat(listed("")).hasSize(3);

        Rest.Answer answer = retry("?dlqIds=" + ids.get(2) + "," + ids.get(0), "Upstash-Delay: 1h");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("responses")).hasSize(2);
        assertThat(answer.json().has("cursor")).isFalse();
        assertThat(listed("")).containsExactly(ids.get(1));
    }

    @Test
    void letters_are_retried_by_filter_and_in_pages() {
        fail(5, "Upstash-Retries: 0", "Upstash-Label: l");

        JsonNode first = retry("?label=l&count=3").json();
        JsonNode second =
                retry("?label=l&count=3&cursor=" + first.get("cursor").asText()).json();

        assertThat(first.get("responses")).hasSize(3);
        assertThat(second.get("responses")).hasSize(2);
        assertThat(second.has("cursor")).isFalse();
        assertThat(retry("?label=l").body()).isEqualTo("{\"responses\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"Upstash-Retries: x,Retries", "Upstash-Unknown: 1,Unknown", "Upstash-Flow-Control-Value: rate=1,Key"})
    void an_option_that_cannot_be_understood_retries_nothing(String header, String named) {
        List<String> ids = fail(2, "Upstash-Retries: 0");

        for (String path : List.of("", "/" + ids.get(0))) {
            Rest.Answer answer = retry(path, header);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("error")).contains(named);
        }
        assertThat(listed("")).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lable=x",
                "host=h",
                "path=/",
                "state=FAILED",
                "dlqIds=",
                "label=",
                "count=0",
                "count=-1",
                "cursor=x",
                "cursor=1-2-3",
                "cursor=9999999999999999999-1",
                "cursor=1-%31%00",
                "responseStatus=5xx"
            })
    void a_parameter_that_cannot_be_honoured_changes_nothing_and_is_named(String query) {
        List<String> ids = fail(1, "Upstash-Retries: 0");

        for (Rest.Answer answer : List.of(delete("?" + query, ""), retry("?" + query), rest.get("/v2/dlq?" + query))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("error")).contains(query.substring(0, query.indexOf('=')));
        }
        assertThat(listed("")).isEqualTo(ids);
    }

    @Test
    void an_empty_list_of_ids_does_not_mean_all_letters() {
        List<String> ids = fail(1, "Upstash-Retries: 0");

        assertThat(delete("", "{\"dlqIds\":[]}").status()).isEqualTo(400);

        assertThat(listed("")).isEqualTo(ids);
    }

    @Test
    void the_letters_of_another_user_are_out_of_reach() {
        List<String> ids = fail(1, "Upstash-Retries: 0");
        Rest other = new Rest(server.url(), "b");
        String dlqId = ids.get(0);

        assertThat(other.call("DELETE", "/v2/dlq/" + dlqId, "").status()).isEqualTo(404);
        assertThat(other.call("DELETE", "/v2/dlq?dlqIds=" + dlqId, "").body()).isEqualTo("{\"deleted\":0}");
        assertThat(other.call("DELETE", "/v2/dlq", "").body()).isEqualTo("{\"deleted\":0}");
        assertThat(other.call("POST", "/v2/dlq/retry/" + dlqId, "").status()).isEqualTo(404);
        assertThat(other.call("POST", "/v2/dlq/retry?dlqIds=" + dlqId, "").status())
                .isEqualTo(404);
        assertThat(other.call("POST", "/v2/dlq/retry", "").body()).isEqualTo("{\"responses\":[]}");
        assertThat(other.get("/v2/dlq?dlqIds=" + dlqId).body()).isEqualTo("{\"messages\":[]}");
        assertThat(listed("")).isEqualTo(ids);
    }
}
