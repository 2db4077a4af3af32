package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersTest {

    @AutoClose
    private final DeadLetterFixture letters = new DeadLetterFixture();

    private final DevServer server = letters.server;
    private final Rest rest = letters.rest;
    private final TestDestination destination = letters.destination;

    private Rest.Answer delete(String query, String body) {
        return rest.call("DELETE", "/v2/dlq" + query, body);
    }

    @Shows({"GET /v2/dlq/{dlqId}", "DELETE /v2/dlq/{dlqId}"})
    @Test
    void a_dead_letter_is_deleted_by_its_id() {
        List<String> ids = letters.fail(2, "Upstash-Retries: 0");

        assertThat(delete("/" + ids.get(0), "").status()).isEqualTo(200);

        assertThat(letters.listed("")).containsExactly(ids.get(1));
        assertThat(rest.get("/v2/dlq/" + ids.get(0)).status()).isEqualTo(404);
        assertThat(delete("/" + ids.get(0), "").status()).isEqualTo(404);
    }

    @Shows("DELETE /v2/dlq")
    @Test
    void dead_letters_are_deleted_by_ids_in_the_query_and_in_the_body() {
        List<String> ids = letters.fail(5, "Upstash-Retries: 0");

        assertThat(delete("?dlqIds=" + ids.get(0) + "&dlqIds=" + ids.get(1), "").body())
                .isEqualTo("{\"deleted\":2}");
        assertThat(delete("", "{\"dlqIds\":[\"" + ids.get(2) + "\",\"1-99\",\"x\"]}")
                        .body())
                .isEqualTo("{\"deleted\":1}");

        assertThat(letters.listed("")).isEqualTo(ids.subList(3, 5));
    }

    @Test
    void dead_letters_are_deleted_a_page_at_a_time() {
        letters.fail(5, "Upstash-Retries: 0");

        JsonNode first = delete("?count=3", "").json();
        JsonNode second =
                delete("?count=3&cursor=" + first.get("cursor").asText(), "").json();

        assertThat(first.get("deleted").asInt()).isEqualTo(3);
        assertThat(second.toString()).isEqualTo("{\"deleted\":2}");
        assertThat(letters.listed("")).isEmpty();
    }

    @Test
    void without_a_count_a_hundred_are_deleted() {
        List<String> ids = letters.fail(101, "Upstash-Retries: 0");

        JsonNode answer = delete("", "").json();

        assertThat(answer.get("deleted").asInt()).isEqualTo(100);
        assertThat(answer.get("cursor").asText()).isEqualTo(ids.get(99));
        assertThat(letters.listed("?count=999999999")).containsExactly(ids.get(100));
    }

    @Shows({"GET /v2/dlq", "filters with several values"})
    @Test
    void dead_letters_are_found_by_ids_and_by_what_they_are() {
        letters.fail(1, "Upstash-Retries: 0");
        rest.published(
                destination.url("/404"),
                "",
                "Upstash-Retries: 0",
                "Upstash-Label: one,two",
                "Upstash-Flow-Control-Key: key",
                "Upstash-Flow-Control-Value: parallelism=1");
        server.time().advance(Duration.ZERO);
        List<String> all = letters.listed("");
        List<String> one = all.subList(1, 2);

        assertThat(letters.listed("?dlqIds=" + all.get(1) + "," + all.get(0) + ",1-99"))
                .isEqualTo(all);
        assertThat(letters.listed("?dlqIds=" + all.get(1) + "&count=1&label=no"))
                .isEqualTo(one);
        assertThat(letters.listed("?dlqIds=" + String.join(",", all) + "&cursor=" + all.get(0)))
                .isEqualTo(one);
        for (String filter : List.of(
                "responseStatus=404",
                "responseStatus=404,400",
                "label=two",
                "flowControlKey=key",
                "url=" + destination.url("/404"),
                "fromDate=" + DeadLetterFixture.START.plus(Duration.ofDays(3)).toEpochMilli())) {
            assertThat(letters.listed("?" + filter)).as(filter).isEqualTo(one);
        }
        for (String filter : List.of("queueName=q", "topicName=g", "scheduleId=s", "callerIp=1.1.1.1", "toDate=1")) {
            assertThat(letters.listed("?" + filter)).as(filter).isEmpty();
        }
        assertThat(delete("?label=one", "").body()).isEqualTo("{\"deleted\":1}");
        assertThat(letters.listed("")).isEqualTo(all.subList(0, 1));
    }

    @Shows("paging with a cursor")
    @Test
    void pages_hold_while_letters_come_and_go() {
        List<String> ids = new ArrayList<>(letters.fail(4, "Upstash-Retries: 0"));

        JsonNode first = rest.get("/v2/dlq?count=2").json();
        delete("?dlqIds=" + ids.get(1) + "," + ids.get(2), "");
        ids.addAll(letters.fail(1, "Upstash-Retries: 0"));

        assertThat(first.findValuesAsText("dlqId")).isEqualTo(ids.subList(0, 2));
        assertThat(letters.listed("?count=2&cursor=" + first.get("cursor").asText()))
                .isEqualTo(ids.subList(3, 5));
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
        List<String> ids = letters.fail(1, "Upstash-Retries: 0");

        for (Rest.Answer answer :
                List.of(delete("?" + query, ""), letters.retry("?" + query), rest.get("/v2/dlq?" + query))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("error")).contains(query.substring(0, query.indexOf('=')));
        }
        assertThat(letters.listed("")).isEqualTo(ids);
    }

    @Test
    void an_empty_list_of_ids_does_not_mean_all_letters() {
        List<String> ids = letters.fail(1, "Upstash-Retries: 0");

        assertThat(delete("", "{\"dlqIds\":[]}").status()).isEqualTo(400);

        assertThat(letters.listed("")).isEqualTo(ids);
    }

    @Test
    void the_letters_of_another_user_are_out_of_reach() {
        List<String> ids = letters.fail(1, "Upstash-Retries: 0");
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
        assertThat(letters.listed("")).isEqualTo(ids);
    }
}
