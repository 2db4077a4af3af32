package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As {@link PythonDialectTest}, for queues, schedules, URL groups, flow control and keys. */
@Shows("qstash-py, its requests replayed")
class PythonResourcesTest extends PythonCalls {

    @Test
    void queue_methods() {
        done("POST", "/v2/queues", "{\"queueName\": \"q\", \"parallelism\": 2, \"paused\": false}", JSON);
        done("POST", "/v2/queues/q/pause", null);

        JsonNode queue = json("GET", "/v2/queues", null).get(0);
        assertThat(queue).isEqualTo(json("GET", "/v2/queues/q", null));
        assertThat(queue.get("name").asText()).isEqualTo("q");
        assertThat(queue.get("parallelism").asInt()).isEqualTo(2);
        assertThat(queue.get("paused").asBoolean()).isTrue();
        assertThat(List.of(queue.get("createdAt"), queue.get("updatedAt"), queue.get("lag")))
                .allMatch(JsonNode::isIntegralNumber);
        done("POST", "/v2/queues/q/resume", null);
        done("DELETE", "/v2/queues/q", null);
        assertThat(json("GET", "/v2/queues", null)).isEmpty();
    }

    @Test
    void schedule_methods() {
        String id = json(
                        "POST",
                        "/v2/schedules/https://a.test",
                        "{\"a\": 1}",
                        "Upstash-Cron: */5 * * * *",
                        JSON,
                        "Upstash-Delay: 10s",
                        "Upstash-Schedule-Id: mine")
                .get("scheduleId")
                .asText();
        done("PATCH", "/v2/schedules/" + id + "/pause", null);

        JsonNode schedule = json("GET", "/v2/schedules/mine", null);
        assertThat(schedule).isEqualTo(json("GET", "/v2/schedules", null).get(0));
        for (String field : List.of("scheduleId", "destination", "cron", "createdAt", "method", "retries")) {
            assertThat(schedule.has(field)).as(field).isTrue();
        }
        assertThat(schedule.get("body").asText()).isEqualTo("{\"a\": 1}");
        assertThat(schedule.get("header").has("Content-Type")).isTrue();
        assertThat(schedule.get("delay").asInt()).isEqualTo(10);
        assertThat(schedule.get("callerIP").asText()).isEqualTo("127.0.0.1");
        assertThat(schedule.get("isPaused").asBoolean()).isTrue();
        done("PATCH", "/v2/schedules/mine/resume", null);
        done("DELETE", "/v2/schedules/mine", null);
    }

    @Test
    void url_group_methods() {
        done(
                "POST",
                "/v2/topics/g/endpoints",
                "{\"endpoints\": [{\"url\": \"https://a.test\", \"name\": \"one\"}, {\"url\": \"https://b.test\"}]}",
                JSON);

        JsonNode group = json("GET", "/v2/topics/g", null);
        assertThat(group).isEqualTo(json("GET", "/v2/topics", null).get(0));
        assertThat(group.get("name").asText()).isEqualTo("g");
        assertThat(group.get("createdAt").isIntegralNumber()).isTrue();
        assertThat(group.get("updatedAt").isIntegralNumber()).isTrue();
        assertThat(group.get("endpoints"))
                .hasToString("[{\"url\":\"https://a.test\",\"name\":\"one\"},{\"url\":\"https://b.test\"}]");
        JsonNode sent = json("POST", "/v2/publish/g", "x");
        assertThat(sent.findValuesAsText("url")).containsExactly("https://a.test", "https://b.test");
        assertThat(sent.findValuesAsText("messageId")).hasSize(2);
        done("DELETE", "/v2/topics/g/endpoints", "{\"endpoints\": [{\"name\": \"one\"}]}", JSON);
        done("DELETE", "/v2/topics/g", null);
    }

    @Test
    void flow_control_methods() {
        done("POST", "/v2/flowControl/k/pin?parallelism=3&rate=5&period=60", null);
        done("POST", "/v2/flowControl/k/pause", null);

        JsonNode info = json("GET", "/v2/flowControl/k", null);
        assertThat(info.get("flowControlKey").asText()).isEqualTo("k");
        assertThat(info.get("parallelismMax").asInt()).isEqualTo(3);
        assertThat(info.get("rateMax").asInt()).isEqualTo(5);
        assertThat(info.get("ratePeriod").asInt()).isEqualTo(60);
        assertThat(List.of(info.get("isPaused"), info.get("isPinnedParallelism"), info.get("isPinnedRate")))
                .allMatch(JsonNode::booleanValue);
        done("POST", "/v2/flowControl/k/resume", null);
        done("POST", "/v2/flowControl/k/unpin?parallelism=true&rate=false", null);
        done("POST", "/v2/flowControl/k/resetRate", null);
        info = json("GET", "/v2/flowControl/k", null);
        assertThat(info.get("isPinnedParallelism").booleanValue()).isFalse();
        assertThat(info.get("isPinnedRate").booleanValue()).isTrue();
        assertThat(json("GET", "/v2/globalParallelism", null)
                        .get("parallelismMax")
                        .isIntegralNumber())
                .isTrue();
    }

    @Test
    void signing_key_methods() {
        JsonNode keys = json("GET", "/v2/keys", null);

        JsonNode rotated = json("POST", "/v2/keys/rotate", null);
        assertThat(rotated.get("current")).isEqualTo(keys.get("next"));
        assertThat(rotated.get("next").asText()).startsWith("sig_");
    }
}
