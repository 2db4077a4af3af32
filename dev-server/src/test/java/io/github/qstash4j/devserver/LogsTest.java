package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsTest {

    private static final DevServer SERVER = DevServer.builder().speed(10_000).start();
    private static final TestDestination DESTINATION = new TestDestination()
            .answering(request -> request.line().contains("/ok")
                    ? TestDestination.OK
                    : TestDestination.response("500 No", "X-A: 1\r\n", "why"));

    private static final Rest REST = Rest.of(SERVER);
    private static final List<String> FAILED = new ArrayList<>();
    private static String delivered = "";

    @BeforeAll
    static void fill() {
        for (int i = 0; i < 3; i++) {
            FAILED.add(REST.published(DESTINATION.url("/no," + i), "body", "Upstash-Retries: 1"));
            Servers.await(SERVER, FAILED.get(i), MessageState.FAILED);
        }
        delivered = REST.published(DESTINATION.url("/ok"), "body");
        Servers.await(SERVER, delivered, MessageState.DELIVERED);
    }

    @AfterAll
    static void close() {
        SERVER.close();
        DESTINATION.close();
    }

    private static List<String> states(String query) {
        return REST.get("/v2/logs?" + query).json().get("logs").findValuesAsText("state");
    }

    @Test
    void the_log_is_newest_first() {
        assertThat(states("messageId=" + FAILED.get(0)))
                .containsExactly("FAILED", "ERROR", "ACTIVE", "RETRY", "ERROR", "ACTIVE", "CREATED");
        assertThat(states("").subList(0, 3)).containsExactly("DELIVERED", "ACTIVE", "CREATED");
    }

    @Test
    void events_is_the_same_list_under_its_older_name() {
        assertThat(REST.get("/v2/events").json().get("events"))
                .isEqualTo(REST.get("/v2/logs").json().get("logs"));
    }

    @Test
    void an_entry_says_what_was_sent_and_what_came_back() {
        JsonNode entry = REST.get("/v2/logs?count=1&state=ERROR&messageId=" + FAILED.get(2))
                .json()
                .get("logs")
                .get(0);

        assertThat(entry.get("url").asText()).isEqualTo(DESTINATION.url("/no,2"));
        assertThat(entry.get("body").asText()).isEqualTo("Ym9keQ==");
        assertThat(entry.get("method").asText()).isEqualTo("POST");
        assertThat(entry.get("maxRetries").asInt()).isEqualTo(1);
        assertThat(entry.get("time").isIntegralNumber()).isTrue();
        assertThat(entry.get("error").asText()).contains("500");
        assertThat(entry.get("responseStatus").asInt()).isEqualTo(500);
        assertThat(entry.get("responseBody").asText()).isEqualTo("d2h5");
        assertThat(entry.get("responseHeader").get("X-A").get(0).asText()).isEqualTo("1");
        assertThat(entry.get("responseHeaders")).isEqualTo(entry.get("responseHeader"));
        JsonNode retry =
                REST.get("/v2/logs?state=RETRY&messageId=" + FAILED.get(2)).json();
        assertThat(retry.get("logs").get(0).get("nextDeliveryTime").asLong()
                        - retry.get("logs").get(0).get("time").asLong())
                .isEqualTo(12_000);
    }

    @Test
    void filters_narrow_the_list() {
        assertThat(states("state=DELIVERED")).containsExactly("DELIVERED");
        assertThat(states("state=FAILED,DELIVERED")).hasSize(4);
        assertThat(states("state=FAILED&state=DELIVERED")).hasSize(4);
        assertThat(states("state=IN_PROGRESS&messageId=" + delivered)).containsExactly("ACTIVE");
        assertThat(states("state=CANCELLED")).isEmpty();
        assertThat(states("state=CREATED&url=" + DESTINATION.url("/no,1"))).hasSize(1);
        assertThat(states("state=CREATED&messageIds=" + FAILED.get(0) + "," + delivered))
                .hasSize(2);
        assertThat(states("messageId=" + FAILED.get(0) + "&messageIds=" + delivered))
                .isEmpty();
        assertThat(states("host=127.0.0.1&path=/ok")).hasSize(3);
        assertThat(states("host=127.0.0.2")).isEmpty();
        assertThat(states("callerIp=127.0.0.1&state=DELIVERED")).hasSize(1);
        assertThat(states("toDate=1000")).isEmpty();
        assertThat(states("fromDate=1000&messageId=msg_unknown")).isEmpty();
    }

    @Test
    void pages_join_to_the_whole_list() {
        JsonNode whole = REST.get("/v2/logs").json().get("logs");
        List<JsonNode> joined = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = REST.get("/v2/logs?count=7&cursor=" + cursor).json();
            page.get("logs").forEach(joined::add);
            cursor = page.path("cursor").asText();
        } while (!cursor.isEmpty());

        assertThat(whole).hasSize(3 * 7 + 3);
        assertThat(joined).containsExactlyElementsOf(whole);
    }

    @Test
    void the_log_of_several_messages_is_newest_first_and_comes_in_pages() {
        String filter = "messageIds=" + FAILED.get(0) + "&messageIds=" + delivered + "&count=4";
        JsonNode first = REST.get("/v2/logs?" + filter).json();

        assertThat(states(filter)).containsExactly("DELIVERED", "ACTIVE", "CREATED", "FAILED");
        assertThat(states(filter + "&cursor=" + first.get("cursor").asText()))
                .containsExactly("ERROR", "ACTIVE", "RETRY", "ERROR");
    }

    @Test
    void pages_hold_while_new_entries_come() {
        try (DevServer server = DevServer.builder().manualTime().start()) {
            Rest rest = Rest.of(server);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(0, rest.published("http://a.test/", ""));
            }

            JsonNode first = rest.get("/v2/logs?count=2").json();
            rest.published("http://a.test/", "");
            JsonNode second = rest.get(
                            "/v2/logs?count=2&cursor=" + first.get("cursor").asText())
                    .json();

            assertThat(first.findValuesAsText("messageId")).isEqualTo(ids.subList(0, 2));
            assertThat(second.findValuesAsText("messageId")).isEqualTo(ids.subList(2, 4));
            assertThat(second.has("cursor")).isFalse();
        }
    }

    @Test
    void the_log_of_one_message_comes_in_pages_too() {
        String filter = "messageId=" + FAILED.get(0) + "&count=4";
        JsonNode first = REST.get("/v2/logs?" + filter).json();

        assertThat(states(filter)).containsExactly("FAILED", "ERROR", "ACTIVE", "RETRY");
        assertThat(states(filter + "&cursor=" + first.get("cursor").asText()))
                .containsExactly("ERROR", "ACTIVE", "CREATED");
    }

    @Test
    void the_dead_letter_queue_is_listed_in_pages_earliest_first() {
        JsonNode first = REST.get("/v2/dlq?count=2").json();
        JsonNode second = REST.get(
                        "/v2/dlq?count=2&cursor=" + first.get("cursor").asText())
                .json();

        List<String> ids = new ArrayList<>(first.get("messages").findValuesAsText("messageId"));
        ids.addAll(second.get("messages").findValuesAsText("messageId"));
        assertThat(ids).isEqualTo(FAILED);
        assertThat(second.has("cursor")).isFalse();
    }

    @Test
    void the_dead_letter_queue_can_be_filtered() {
        assertThat(REST.get("/v2/dlq?messageId=" + FAILED.get(1)).json().get("messages"))
                .hasSize(1);
        assertThat(REST.get("/v2/dlq?responseStatus=500").json().get("messages"))
                .hasSize(3);
        assertThat(REST.get("/v2/dlq?responseStatus=404").json().get("messages"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/logs?count=x",
                "/v2/logs?count=0",
                "/v2/logs?count=-1",
                "/v2/logs?count=1&count=2",
                "/v2/logs?cursor=x",
                "/v2/logs?cursor=1-2-3",
                "/v2/logs?state=delivering",
                "/v2/logs?fromDate=yesterday",
                "/v2/logs?queue=q",
                "/v2/logs?messageId=%zz",
                "/v2/events?toDate=1e5",
                "/v2/dlq?count=99999999999",
                "/v2/dlq?cursor=%20",
                "/v2/dlq?responseStatus=ok",
                "/v2/logs?label=",
                "/v2/dlq?host=h"
            })
    void a_parameter_that_cannot_be_honoured_is_refused_by_name(String target) {
        Rest.Answer answer = REST.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains(target.substring(target.indexOf('?') + 1, target.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-99", "0-0", "x", "%zz", "99999999999999999999-1"})
    void an_unknown_dead_letter_is_not_found(String dlqId) {
        assertThat(REST.get("/v2/dlq/" + dlqId).status()).isEqualTo(404);
    }
}
