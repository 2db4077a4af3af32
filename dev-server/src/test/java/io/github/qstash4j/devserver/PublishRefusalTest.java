package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishRefusalTest {

    private static final DevServer SERVER = DevServer.start();
    private static final String LATER = "Upstash-Delay: 1d";
    private static final String URL = "https://a.test/b";

    private final Rest rest = Rest.of(SERVER);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-url-group",
                "ftp://a.test",
                "https://",
                "https:/a.test",
                "https://user:secret@a.test/",
                "https://a.test:0/",
                "https://a.test:99999/",
                "https://[::1/",
                "https://a_b$.test/"
            })
    void another_destination_is_refused_by_name(String destination) {
        Rest.Answer answer = rest.publish(destination, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains("destination");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upstash-Delay: 10",
                "Upstash-Delay: -10s",
                "Upstash-Delay: 10x",
                "Upstash-Delay: 999999999d999999999d",
                "Upstash-Not-Before: tomorrow",
                "Upstash-Not-Before: -1",
                "Upstash-Retries: -1",
                "Upstash-Retries: many",
                "Upstash-Retries: 99999999999",
                "Upstash-Method: HEAD",
                "Upstash-Method: post",
                "Upstash-Timeout: 0s",
                "Upstash-Timeout: soon",
                "Upstash-Callback: not-a-url",
                "Upstash-Failure-Callback: ftp://a",
                "Upstash-Cron: * * * * *",
                "Upstash-Queue-Name: q",
                "Upstash-Flow-Control-Value: rate=1",
                "Upstash-Retry-Delay: pow(2",
                "Upstash-Content-Based-Deduplication: maybe",
                "Upstash-Redact-Fields: everything",
                "Upstash-Header-Forward: yes",
                "Upstash-Forward-: v",
                "Upstash-Callback-Deduplication-Id: 1"
            })
    void an_option_that_cannot_be_honoured_is_refused_by_name(String header) {
        Rest.Answer answer = rest.publish(URL, "", header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains(header.substring(0, header.indexOf(':')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upstash-Cron: * * * * *", "upstash-schedule-id: s", "Upstash-Queue-Name: q"})
    void an_option_of_schedules_is_refused_with_the_way_to_go(String header) {
        assertThat(rest.publish(URL, "", header).text("error")).contains("/v2/schedules/", "/v2/enqueue/");
    }

    @Test
    void an_api_of_qstash_is_not_supported_and_the_answer_says_so() {
        Rest.Answer publish = rest.publish("api/llm", "{}");
        Rest.Answer chat = rest.call("POST", "/llm/v1/chat/completions", "{}");
        Rest.Answer workflow = rest.call("DELETE", "/v2/workflows/runs/wfr_1?cancel=true", "");

        assertThat(List.of(publish, chat, workflow)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.text("error")).contains("not support");
        });
        assertThat(rest.call("POST", "/v2/enqueue/q/api/llm", "{}").status()).isEqualTo(501);
        assertThat(rest.call("POST", "/v2/batch", "[{\"destination\":\"api/llm\"}]")
                        .json()
                        .get(0)
                        .path("error")
                        .asText())
                .contains("'api/llm'");
    }

    @Test
    void an_option_of_an_absent_callback_is_read_only_with_the_callback() {
        assertThat(rest.publish(URL, "", LATER, "Upstash-Callback-Retries: x").status())
                .isEqualTo(200);
        assertThat(rest.publish(URL, "", LATER, "Upstash-Callback: https://a.test", "Upstash-Callback-Retries: x")
                        .text("error"))
                .contains("Upstash-Callback-Retries");
    }

    @Test
    void an_option_given_twice_is_refused() {
        assertThat(rest.publish(URL, "", "Upstash-Retries: 1", "upstash-retries: 2")
                        .text("error"))
                .contains("once");
        assertThat(rest.publish(URL + "?upstash-retries=1", "", "Upstash-Retries: 1")
                        .text("error"))
                .containsIgnoringCase("Upstash-Retries")
                .contains("once");
    }

    @Test
    void a_flow_control_key_without_a_value_is_refused_as_documented() {
        Rest.Answer answer = rest.publish(URL, "", "Upstash-Flow-Control-Key: k");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error"))
                .isEqualTo("Upstash-Flow-Control-Value should be either rate=X or parallelism=Y, "
                        + "or both as comma-separated values");
    }

    @Test
    void too_many_labels_and_such_as_no_resource_can_have_for_a_name_are_refused() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= 100; i++) {
            many.append("label-").append(i).append(',');
        }
        for (String labels : new String[] {many.toString(), "x".repeat(251), "\u00ff", "a\tb", "ok,a b", "a:b"}) {
            assertThat(rest.publish(URL, "", LATER, "Upstash-Label: " + labels).text("error"))
                    .contains("Upstash-Label");
        }
    }
}
