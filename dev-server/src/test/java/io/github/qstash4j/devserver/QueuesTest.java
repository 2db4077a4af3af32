package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueuesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DevServer server = DevServer.builder()
            .user("token-a", "sig_a1", "sig_a2")
            .user("token-b", "sig_b1", "sig_b2")
            .manualTime(START)
            .start();

    private final Rest rest = Rest.of(server);

    @AfterEach
    void close() {
        server.close();
    }

    private Rest.Answer put(String json) {
        return rest.call("POST", "/v2/queues", json.replace('\'', '"'));
    }

    @Shows({"POST /v2/queues", "GET /v2/queues/{queueName}"})
    @Test
    void a_queue_is_created_with_what_was_asked_for_and_the_answer_is_empty() {
        Rest.Answer answer = put("{'queueName': 'q-1.a_B', 'parallelism': 5, 'paused': true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(rest.get("/v2/queues/q-1.a_B").body())
                .isEqualTo("{\"name\":\"q-1.a_B\",\"parallelism\":5,\"paused\":true,\"lag\":0,"
                        + "\"createdAt\":1767225600000,\"updatedAt\":1767225600000}");
    }

    @Test
    void what_is_absent_or_null_has_its_default_and_unknown_fields_are_ignored() {
        assertThat(put("{'queueName': 'q', 'parallelism': null, 'paused': null, 'x': {'y': []}, 'z': null}")
                        .status())
                .isEqualTo(200);

        JsonNode queue = rest.get("/v2/queues/q").json();
        assertThat(queue.get("parallelism").asInt()).isEqualTo(1);
        assertThat(queue.get("paused").asBoolean()).isFalse();
    }

    @Test
    void the_same_name_changes_the_queue() {
        put("{'queueName': 'q'}");
        server.time().advance(Duration.ofSeconds(1));
        put("{'queueName': 'q', 'parallelism': 3}");

        JsonNode queues = rest.get("/v2/queues").json();
        assertThat(queues).hasSize(1);
        assertThat(queues.get(0).get("parallelism").asInt()).isEqualTo(3);
        assertThat(queues.get(0).get("createdAt").asLong()).isEqualTo(START.toEpochMilli());
        assertThat(queues.get(0).get("updatedAt").asLong()).isEqualTo(START.toEpochMilli() + 1000);
    }

    @Shows("GET /v2/queues")
    @Test
    void the_queues_of_one_user_are_listed_in_the_order_of_their_creation() {
        assertThat(rest.get("/v2/queues").body()).isEqualTo("[]");
        put("{'queueName': 'b'}");
        put("{'queueName': 'a'}");

        JsonNode queues = rest.get("/v2/queues").json();
        assertThat(queues.findValuesAsText("name")).containsExactly("b", "a");
        assertThat(new Rest(server.url(), "token-b").get("/v2/queues").body()).isEqualTo("[]");
        assertThat(new Rest(server.url(), "token-b").get("/v2/queues/a").status())
                .isEqualTo(404);
    }

    @Shows("DELETE /v2/queues/{queueName}")
    @Test
    void a_queue_that_is_deleted_is_gone_and_may_be_deleted_again() {
        put("{'queueName': 'q'}");

        assertThat(rest.call("DELETE", "/v2/queues/q", "").status()).isEqualTo(200);
        assertThat(rest.call("DELETE", "/v2/queues/q", "").status()).isEqualTo(200);
        Rest.Answer answer = rest.get("/v2/queues/q");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("error")).contains("'q'");
    }

    @Shows({"POST /v2/queues/{queueName}/pause", "POST /v2/queues/{queueName}/resume"})
    @Test
    void a_queue_can_be_paused_and_resumed() {
        put("{'queueName': 'q', 'parallelism': 2}");

        assertThat(rest.call("POST", "/v2/queues/q/pause", "").status()).isEqualTo(200);
        assertThat(rest.get("/v2/queues/q").json().get("paused").asBoolean()).isTrue();
        assertThat(rest.call("POST", "/v2/queues/q/resume", "").status()).isEqualTo(200);
        assertThat(rest.get("/v2/queues/q").json().get("paused").asBoolean()).isFalse();
        assertThat(rest.get("/v2/queues/q").json().get("parallelism").asInt()).isEqualTo(2);
    }

    @Test
    void messages_wait_in_a_paused_queue_and_count_as_its_lag() throws Exception {
        try (TestDestination destination = new TestDestination()) {
            put("{'queueName': 'q', 'paused': true}");
            rest.call("POST", "/v2/enqueue/q/" + destination.url("/"), "1");
            rest.call("POST", "/v2/enqueue/q/" + destination.url("/"), "2");
            server.time().advance(Duration.ZERO);
            assertThat(rest.get("/v2/queues/q").json().get("lag").asInt()).isEqualTo(2);
            assertThat(destination.received()).isEmpty();

            rest.call("POST", "/v2/queues/q/resume", "");
            server.time().advance(Duration.ZERO);
            assertThat(rest.get("/v2/queues/q").json().get("lag").asInt()).isZero();
            assertThat(destination.received()).extracting(Received::text).containsExactly("1", "2");
        }
    }

    @Test
    void a_message_counts_as_lag_as_soon_as_it_is_accepted() {
        rest.call("POST", "/v2/enqueue/q/http://127.0.0.1:1/", "");
        rest.call("POST", "/v2/enqueue/q/http://127.0.0.1:1/", "", "Upstash-Delay: 1h");

        assertThat(rest.get("/v2/queues/q").json().get("lag").asInt()).isEqualTo(2);
        assertThat(rest.get("/v2/queues").json().get(0).get("lag").asInt()).isEqualTo(2);
    }

    @Test
    void the_name_in_a_path_may_be_percent_encoded() {
        put("{'queueName': 'q'}");

        assertThat(rest.get("/v2/queues/%71").text("name")).isEqualTo("q");
        assertThat(rest.call("POST", "/v2/queues/%71/pause", "").status()).isEqualTo(200);
    }

    @Test
    void more_than_the_plan_allows_fails_its_precondition_and_what_exists_can_still_be_changed() {
        assertThat(put("{'queueName': 'q0', 'parallelism': 100}").status()).isEqualTo(200);
        Rest.Answer parallelism = put("{'queueName': 'q0', 'parallelism': 101}");
        assertThat(parallelism.status()).isEqualTo(412);
        assertThat(parallelism.text("error")).contains("parallelism", "100");
        for (int i = 1; i < 100; i++) {
            put("{'queueName': 'q" + i + "'}");
        }

        Rest.Answer answer = put("{'queueName': 'one-too-many'}");
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.text("error")).contains("queues", "100");
        assertThat(rest.call("POST", "/v2/queues/one-too-many/pause", "").status())
                .isEqualTo(412);
        assertThat(put("{'queueName': 'q0', 'parallelism': 2}").status()).isEqualTo(200);
        assertThat(rest.call("POST", "/v2/queues/q0/pause", "").status()).isEqualTo(200);
        assertThat(rest.get("/v2/queues").json()).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource
    void what_cannot_be_understood_is_refused_with_the_name_of_its_field(String json, String named) {
        Rest.Answer answer = put(json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("error")).contains(named).doesNotContain("Exception", "jackson");
        assertThat(rest.get("/v2/queues").body()).isEqualTo("[]");
    }

    static Stream<Arguments> what_cannot_be_understood_is_refused_with_the_name_of_its_field() {
        return Stream.of(
                Arguments.of("", "body"),
                Arguments.of("queueName=q", "body"),
                Arguments.of("[]", "body"),
                Arguments.of("'q'", "body"),
                Arguments.of("null", "body"),
                Arguments.of("{'queueName': 'q'", "body"),
                Arguments.of("{'queueName': 'q'} {}", "body"),
                Arguments.of("{'a': " + "[".repeat(5000) + "]".repeat(5000) + "}", "body"),
                Arguments.of("{'queueName': 'q', 'parallelism': " + "9".repeat(5000) + "}", "body"),
                Arguments.of("{'queueName': 'q', 'queueName': 'r'}", "'queueName'"),
                Arguments.of("{'queueName': 'q', 'parallelism': 1, 'parallelism': 2}", "'parallelism'"),
                Arguments.of("{}", "queueName"),
                Arguments.of("{'queueName': null}", "queueName"),
                Arguments.of("{'queueName': ''}", "queueName"),
                Arguments.of("{'queueName': 5}", "queueName"),
                Arguments.of("{'queueName': ['q']}", "queueName"),
                Arguments.of("{'queueName': 'a b'}", "queueName"),
                Arguments.of("{'queueName': 'a/b'}", "queueName"),
                Arguments.of("{'queueName': '\u00e4'}", "queueName"),
                Arguments.of("{'queueName': '" + "x".repeat(251) + "'}", "queueName"),
                Arguments.of("{'queueName': 'q', 'parallelism': '1'}", "parallelism"),
                Arguments.of("{'queueName': 'q', 'parallelism': 0}", "parallelism"),
                Arguments.of("{'queueName': 'q', 'parallelism': -1}", "parallelism"),
                Arguments.of("{'queueName': 'q', 'parallelism': 1.5}", "parallelism"),
                Arguments.of("{'queueName': 'q', 'parallelism': 1e999999999}", "parallelism"),
                Arguments.of("{'queueName': 'q', 'parallelism': 99999999999999999999}", "parallelism"),
                Arguments.of("{'queueName': 'q', 'parallelism': [1]}", "parallelism"),
                Arguments.of("{'queueName': 'q', 'paused': 'true'}", "paused"),
                Arguments.of("{'queueName': 'q', 'paused': 0}", "paused"));
    }

    @Test
    void a_name_in_a_path_that_no_queue_can_have_is_refused() {
        for (String name : new String[] {"a%20b", "a%2Fb", "%", "%zz", "%ff", "%00", "a+b", "x".repeat(251)}) {
            assertThat(rest.get("/v2/queues/" + name).status()).as(name).isEqualTo(400);
            assertThat(rest.call("DELETE", "/v2/queues/" + name, "").text("error"))
                    .contains("queueName");
            assertThat(rest.call("POST", "/v2/queues/" + name + "/pause", "").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_plus_sign_in_a_path_is_no_space() {
        assertThat(rest.get("/v2/queues/a+b").text("error")).contains("'a+b'");
    }

    @Test
    void other_paths_and_methods_are_refused() {
        assertThat(rest.call("POST", "/v2/queues/q/stop", "").status()).isEqualTo(404);
        assertThat(rest.call("POST", "/v2/queues//pause", "").status()).isEqualTo(404);
        assertThat(rest.call("POST", "/v2/queues/a/b/pause", "").status()).isEqualTo(404);
        Rest.Answer get = rest.get("/v2/queues/q/pause");
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.head()).contains("Allow: POST");
        assertThat(rest.call("PUT", "/v2/queues/q", "").head()).contains("Allow: DELETE, GET");
    }
}
