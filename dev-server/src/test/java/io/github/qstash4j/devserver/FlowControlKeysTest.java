package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowControlKeysTest {

    private final DevServer server = DevServer.builder()
            .user("token-a", "sig_a1", "sig_a2")
            .user("token-b", "sig_b1", "sig_b2")
            .manualTime(Instant.parse("2026-01-01T00:00:00Z"))
            .start();

    private final Rest rest = Rest.of(server);
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    private void publish(String key, String value) {
        rest.published(
                destination.url("/"), "", "Upstash-Flow-Control-Key: " + key, "Upstash-Flow-Control-Value: " + value);
    }

    private Rest.Answer post(String action) {
        return rest.call("POST", "/v2/flowControl/" + action, "");
    }

    private JsonNode key(String key) {
        return rest.get("/v2/flowControl/" + key).json();
    }

    @Test
    void a_key_is_shown_with_its_limits_and_what_counts_against_them() {
        publish("k", "rate=1, parallelism=3, period=1m");
        publish("k", "rate=1, parallelism=3, period=1m");
        server.time().advance(Duration.ofSeconds(5));

        assertThat(rest.get("/v2/flowControl/k").body())
                .isEqualTo("{\"flowControlKey\":\"k\",\"waitListSize\":1,\"parallelismMax\":3,\"parallelismCount\":0,"
                        + "\"rateMax\":1,\"rateCount\":1,\"ratePeriod\":60,\"ratePeriodStart\":1767225600,"
                        + "\"isPaused\":false,\"isPinnedParallelism\":false,\"isPinnedRate\":false}");
    }

    @Test
    void a_limit_that_there_is_not_is_shown_as_0() {
        publish("k", "parallelism=3");

        JsonNode key = key("k");
        assertThat(key.get("rateMax").asInt(-1)).isZero();
        assertThat(key.get("ratePeriod").asInt(-1)).isZero();
        assertThat(key.get("ratePeriodStart").asInt(-1)).isZero();
    }

    @Test
    void keys_are_listed_and_searched_for_their_user_only() {
        assertThat(rest.get("/v2/flowControl").body()).isEqualTo("[]");
        publish("orders-1", "rate=5");
        publish("mails", "rate=5");

        assertThat(rest.get("/v2/flowControl").json().findValuesAsText("flowControlKey"))
                .containsExactly("orders-1", "mails");
        assertThat(rest.get("/v2/flowControl/?search=").json()).hasSize(2);
        assertThat(rest.get("/v2/flowControl?search=order").json().findValuesAsText("flowControlKey"))
                .containsExactly("orders-1");
        assertThat(new Rest(server.url(), "token-b").get("/v2/flowControl").body())
                .isEqualTo("[]");
    }

    @Test
    void a_key_that_nobody_mentioned_is_not_found() {
        Rest.Answer answer = rest.get("/v2/flowControl/k");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("error")).contains("'k'");
    }

    @Test
    void nothing_is_delivered_while_a_key_is_paused() {
        Rest.Answer paused = post("k/pause");
        publish("k", "parallelism=1");
        server.time().advance(Duration.ofDays(1));

        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.body()).isEmpty();
        assertThat(key("k").get("isPaused").asBoolean()).isTrue();
        assertThat(key("k").get("waitListSize").asInt()).isEqualTo(1);
        assertThat(destination.received()).isEmpty();

        assertThat(post("k/resume").status()).isEqualTo(200);
        server.time().advance(Duration.ZERO);
        assertThat(key("k").get("isPaused").asBoolean()).isFalse();
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void what_is_pinned_stays_whatever_messages_say_until_it_is_unpinned() {
        assertThat(post("k/pin?parallelism=2&rate=7&period=90").status()).isEqualTo(200);
        publish("k", "parallelism=5, rate=5");
        assertThat(key("k").get("parallelismMax").asInt()).isEqualTo(2);
        assertThat(key("k").get("rateMax").asInt()).isEqualTo(7);
        assertThat(key("k").get("ratePeriod").asInt()).isEqualTo(90);
        assertThat(key("k").get("isPinnedParallelism").asBoolean()).isTrue();
        assertThat(key("k").get("isPinnedRate").asBoolean()).isTrue();

        assertThat(post("k/unpin").status()).isEqualTo(200);
        assertThat(key("k").get("isPinnedParallelism").asBoolean()).isTrue();
        assertThat(post("k/unpin?parallelism=true&rate=false").status()).isEqualTo(200);
        publish("k", "parallelism=5, rate=5");
        assertThat(key("k").get("parallelismMax").asInt()).isEqualTo(5);
        assertThat(key("k").get("rateMax").asInt()).isEqualTo(7);
        assertThat(key("k").get("isPinnedParallelism").asBoolean()).isFalse();
        assertThat(key("k").get("isPinnedRate").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"resetRate", "reset"})
    void a_reset_lets_messages_go_before_the_period_is_over(String action) {
        publish("k", "rate=1, period=1d");
        publish("k", "rate=1, period=1d");
        server.time().advance(Duration.ofHours(1));
        assertThat(destination.received()).hasSize(1);

        assertThat(post("k/" + action).status()).isEqualTo(200);
        server.time().advance(Duration.ZERO);
        assertThat(destination.received()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "pin, parallelism",
        "pin?period=5, parallelism",
        "pin?parallelism=1&period=5, period",
        "pin?parallelism=0, parallelism",
        "pin?parallelism=-1, parallelism",
        "pin?parallelism=many, parallelism",
        "pin?parallelism=99999999999999999999, parallelism",
        "pin?parallelism=1&parallelism=2, parallelism",
        "pin?rate=0, rate",
        "pin?rate=1.5, rate",
        "pin?rate=1&period=0, period",
        "pin?rate=1&period=1m, period",
        "pin?rate=1&period=604801, period",
        "pin?rate=%zz, rate",
        "unpin?rate=yes, rate",
        "unpin?parallelism=1, parallelism"
    })
    void what_cannot_be_understood_is_refused_with_the_name_of_the_parameter(String action, String named) {
        Rest.Answer answer = post("k/" + action);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("error")).contains("parameter", named);
        assertThat(rest.get("/v2/flowControl/k").status()).isEqualTo(404);
    }

    @Test
    void a_period_may_last_a_week() {
        assertThat(post("k/pin?rate=1&period=604800").status()).isEqualTo(200);
        assertThat(key("k").get("ratePeriod").asInt()).isEqualTo(604_800);
    }

    @Test
    void a_key_that_no_message_can_have_is_refused() {
        for (String key : new String[] {"a%20b", "a:b", "a%2Fb", "%", "x".repeat(251)}) {
            for (String action : new String[] {"pause", "resume", "pin?rate=1", "unpin", "resetRate", "reset"}) {
                assertThat(post(key + "/" + action).text("error")).contains("flowControlKey");
            }
            assertThat(rest.get("/v2/flowControl/" + key).status()).isEqualTo(400);
        }
        assertThat(rest.get("/v2/flowControl/k/pin").head()).contains("Allow: POST");
        assertThat(post("k/stop").status()).isEqualTo(404);
    }

    @Test
    void the_global_parallelism_is_that_of_the_server() {
        JsonNode parallelism = rest.get("/v2/globalParallelism").json();

        assertThat(parallelism.get("parallelismMax").asInt()).isPositive();
        assertThat(parallelism.get("parallelismCount").asInt(-1)).isZero();
        assertThat(parallelism).hasSize(2);
    }
}
