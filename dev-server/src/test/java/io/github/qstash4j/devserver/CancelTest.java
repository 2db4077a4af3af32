package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancelTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String URL = "http://a.test:1/x?y=1,2";

    @AutoClose
    private final DevServer server = DevServer.builder()
            .user("a", "sig_a1", "sig_a2")
            .user("b", "sig_b1", "sig_b2")
            .manualTime(START)
            .start();

    private final Rest rest = Rest.of(server);

    private List<String> publish(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> rest.published("http://b.test/" + i, "", "Upstash-Delay: 1d"))
                .toList();
    }

    private String labelled() {
        return rest.published(
                URL,
                "",
                "Upstash-Delay: 1d",
                "Upstash-Label: one,two",
                "Upstash-Flow-Control-Key: key",
                "Upstash-Flow-Control-Value: rate=1");
    }

    private int cancel(String query, String body) {
        Rest.Answer answer = rest.call("DELETE", "/v2/messages" + query, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("cancelled").asInt();
    }

    private boolean isCancelled(String id) {
        return server.message(id).state() == MessageState.CANCELLED;
    }

    @Test
    void a_message_is_cancelled_by_its_id_and_then_is_gone() {
        String id = publish(1).get(0);

        Rest.Answer answer = rest.call("DELETE", "/v2/messages/" + id, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"cancelled\":1}");
        assertThat(isCancelled(id)).isTrue();
        assertThat(rest.get("/v2/messages/" + id).status()).isEqualTo(404);
        assertThat(rest.call("DELETE", "/v2/messages/" + id, "").status()).isEqualTo(404);
        assertThat(rest.get("/v2/events?messageId=" + id).json().findValuesAsText("state"))
                .containsExactly("CANCELED", "CANCEL_REQUESTED", "CREATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?messageIds=%s&messageIds=%s", "?messageIds=%s,%s", "?messageIds=%s,%s,msg_unknown&label=no"})
    void messages_are_cancelled_by_ids_in_the_query(String query) {
        List<String> ids = publish(3);

        assertThat(cancel(query.formatted(ids.get(0), ids.get(2)), "")).isEqualTo(2);

        assertThat(ids).map(this::isCancelled).containsExactly(true, false, true);
    }

    @Test
    void messages_are_cancelled_by_ids_in_the_body() {
        List<String> ids = publish(3);
        String body = "{\"messageIds\":[\"%s\",\"%s\",\"%s\"]}".formatted(ids.get(0), ids.get(2), ids.get(2));

        assertThat(cancel("", body)).isEqualTo(2);

        assertThat(ids).map(this::isCancelled).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"messageIds\":[]}", "{\"messageIds\":null}"})
    void all_messages_are_cancelled_when_none_are_named(String body) {
        List<String> ids = publish(105);

        assertThat(cancel("", body)).isEqualTo(105);

        assertThat(ids).allMatch(this::isCancelled);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "500,3", "501,3", "999999999,3"})
    void a_count_is_the_most_that_are_cancelled_the_oldest_first(int count, int cancelled) {
        List<String> ids = publish(3);

        assertThat(cancel("?count=" + count, "")).isEqualTo(cancelled);

        assertThat(ids.stream().filter(this::isCancelled)).isEqualTo(ids.subList(0, cancelled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label=one",
                "label=no,two",
                "label=no&label=two",
                "label=one&flowControlKey=key",
                "url=http://a.test:1/x?y=1,2",
                "host=a.test",
                "host=a.test:1",
                "path=/x",
                "flowControlKey=key,other",
                "callerIp=127.0.0.1&label=one",
                "callerIP=127.0.0.1&label=one",
                "fromDate=1772366400000&label=one",
                "toDate=1772366400000&label=one"
            })
    void messages_are_cancelled_by_what_they_are(String filter) {
        List<String> others = publish(2);
        String id = labelled();

        assertThat(cancel("?" + filter, "")).isEqualTo(1);

        assertThat(isCancelled(id)).isTrue();
        assertThat(others).noneMatch(this::isCancelled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label=no",
                "label=one&flowControlKey=no",
                "url=http://a.test/x",
                "host=test",
                "path=/",
                "callerIp=127.0.0.2",
                "queueName=q",
                "topicName=g",
                "scheduleId=s",
                "fromDate=1772366400001",
                "toDate=1772366399999"
            })
    void a_message_that_misses_one_filter_stays(String filter) {
        String id = labelled();

        assertThat(cancel("?" + filter, "")).isZero();

        assertThat(isCancelled(id)).isFalse();
    }

    @Test
    void filters_may_be_in_the_body_too() {
        List<String> others = publish(1);
        String id = labelled();

        assertThat(cancel("", "{\"label\":[\"no\",\"one\"],\"fromDate\":1772366400000,\"host\":\"a.test\"}"))
                .isEqualTo(1);

        assertThat(isCancelled(id)).isTrue();
        assertThat(others).noneMatch(this::isCancelled);
    }

    @Test
    void the_messages_of_a_queue_are_cancelled_by_its_name() {
        String batch = "[{\"destination\":\"http://a.test/\",\"queue\":\"q\"},{\"destination\":\"http://a.test/\"}]";
        List<String> ids = rest.call("POST", "/v2/batch", batch).json().findValuesAsText("messageId");

        assertThat(cancel("?queueName=q", "")).isEqualTo(1);

        assertThat(ids).map(this::isCancelled).containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?label=|''|label",
                "?messageIds=|''|messageIds",
                "?messageIds=,|''|messageIds",
                "?workflowRunId=w|''|workflowRunId",
                "?responseStatus=500|''|responseStatus",
                "?count=0|''|count",
                "?count=-1|''|count",
                "?count=1&count=2|''|count",
                "?fromDate=x|''|fromDate",
                "?fromDate=|''|fromDate",
                "''|{\"toDate\":null}|toDate",
                "''|{\"lable\":\"x\"}|lable",
                "''|{\"label\":[]}|label",
                "''|{\"label\":null}|label",
                "''|{\"label\":{}}|label",
                "''|{\"messageIds\":[[]]}|messageIds",
                "''|{\"messageIds\":true}|messageIds",
                "''|{\"fromDate\":1.5}|fromDate",
                "''|[]|body",
                "''|x|body",
                "''|{}{}|body",
                "''|' '|body"
            })
    void a_call_that_cannot_be_honoured_cancels_nothing_and_names_the_field(String query, String body, String named) {
        String id = labelled();

        Rest.Answer answer = rest.call("DELETE", "/v2/messages" + query, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains(named);
        assertThat(isCancelled(id)).isFalse();
    }

    @Test
    void the_messages_of_another_user_are_not_cancelled() {
        List<String> ids = publish(1);
        Rest other = new Rest(server.url(), "b");

        assertThat(other.call("DELETE", "/v2/messages/" + ids.get(0), "").status())
                .isEqualTo(404);
        assertThat(other.call("DELETE", "/v2/messages?messageIds=" + ids.get(0), "")
                        .body())
                .isEqualTo("{\"cancelled\":0}");
        assertThat(other.call("DELETE", "/v2/messages", "").body()).isEqualTo("{\"cancelled\":0}");
        assertThat(isCancelled(ids.get(0))).isFalse();
    }

    @Test
    void a_cancelled_message_is_not_delivered() {
        publish(2);

        assertThat(cancel("", "")).isEqualTo(2);
        server.time().advance(Duration.ofDays(2));

        assertThat(rest.get("/v2/logs?state=ACTIVE").json().get("logs")).isEmpty();
        assertThat(rest.get("/v2/logs?state=CANCELLED").json().get("logs")).hasSize(2);
        assertThat(rest.get("/v2/logs?state=CANCELED").json().get("logs")).hasSize(2);
    }
}
