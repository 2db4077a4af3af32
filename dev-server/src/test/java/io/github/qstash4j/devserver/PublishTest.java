package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTest {

    private static final DevServer SERVER = DevServer.start();
    private static final String LATER = "Upstash-Delay: 1d";
    private static final String URL = "https://a.test/b";

    private final Rest rest = Rest.of(SERVER);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Shows({"POST /v2/publish/{destination}", "GET /v2/messages/{messageId}"})
    @Test
    void answers_with_the_id_of_a_message_that_can_be_looked_at() {
        Rest.Answer answer = rest.publish(
                URL + "?c",
                "{}",
                LATER,
                "Content-Type: application/json",
                "Upstash-Forward-A: 1",
                "Upstash-Retries: 5",
                "Upstash-Callback: https://cb.test/",
                "Upstash-Failure-Callback: https://fcb.test/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head()).contains("application/json");
        assertThat(answer.text("messageId")).startsWith("msg_");
        JsonNode message = rest.get("/v2/messages/" + answer.text("messageId")).json();
        assertThat(message.get("url").asText()).isEqualTo(URL + "?c");
        assertThat(message.get("method").asText()).isEqualTo("POST");
        assertThat(message.get("header").toString())
                .isEqualTo("{\"Content-Type\":[\"application/json\"],\"A\":[\"1\"]}");
        assertThat(message.get("body").asText()).isEqualTo("{}");
        assertThat(message.get("maxRetries").asInt()).isEqualTo(5);
        assertThat(message.get("callback").asText()).isEqualTo("https://cb.test/");
        assertThat(message.get("failureCallback").asText()).isEqualTo("https://fcb.test/");
        assertThat(message.get("callerIP").asText()).isEqualTo("127.0.0.1");
        assertThat(message.get("notBefore").asLong() - message.get("createdAt").asLong())
                .isEqualTo(86_400_000);
    }

    @Shows("Upstash-Deduplication-Id")
    @Test
    void a_duplicate_is_accepted_with_202_and_the_id_of_the_first() {
        Rest.Answer first = rest.publish(URL, "", LATER, "Upstash-Deduplication-Id: order 1");
        Rest.Answer second = rest.publish(URL, "", LATER, "Upstash-Deduplication-Id: order 1");

        assertThat(first.json().has("deduplicated")).isFalse();
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("messageId")).isEqualTo(first.text("messageId"));
        assertThat(second.json().get("deduplicated").asBoolean()).isTrue();
    }

    @Shows("Upstash-Delay")
    @ParameterizedTest
    @CsvSource({"10s,10", "1m,60", "2h,7200", "7d,604800", "1d10h30m,124200", "0s,0"})
    void a_delay_is_a_sum_of_values_and_units(String delay, long seconds) {
        String id = rest.published(URL, "", "Upstash-Delay: " + delay);

        TimelineEvent created = Servers.await(SERVER, id, MessageState.CREATED);

        assertThat(created.nextDeliveryTime()).isEqualTo(created.time().plusSeconds(seconds));
    }

    @Shows("Upstash-Not-Before")
    @Test
    void not_before_wins_over_delay() {
        long time = System.currentTimeMillis() / 1000 + 5000;
        String id = rest.published(URL, "", LATER, "Upstash-Not-Before: " + time);

        long notBefore = rest.get("/v2/messages/" + id).json().get("notBefore").asLong();

        assertThat(notBefore / 1000.0).isBetween(time - 5.0, time + 5.0);
    }

    @Shows("options as query parameters")
    @Test
    void options_can_come_as_parameters() {
        Rest.Answer answer = rest.publish(URL + "?x=1&upstash-delay=1d&upstash-retries=7", "");

        assertThat(rest.get("/v2/messages/" + answer.text("messageId"))
                        .json()
                        .get("maxRetries")
                        .asInt())
                .isEqualTo(7);
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
    void an_option_without_a_value_does_not_count_as_given() {
        String id = rest.published(
                URL + "?UPSTASH-RETRIES=4&upstash-delay=",
                "",
                "Upstash-Retries: ",
                LATER,
                "Upstash-Method:",
                "Upstash-Timeout: ",
                "Upstash-Not-Before: ",
                "Upstash-Callback: ",
                "Upstash-Label: ",
                "Upstash-Flow-Control-Key: ",
                "Upstash-Flow-Control-Value: ");

        JsonNode message = rest.get("/v2/messages/" + id).json();
        assertThat(message.get("maxRetries").asInt()).isEqualTo(4);
        assertThat(message.get("method").asText()).isEqualTo("POST");
    }

    @Test
    void a_flow_control_key_without_a_value_is_refused_as_documented() {
        Rest.Answer answer = rest.publish(URL, "", "Upstash-Flow-Control-Key: k");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error"))
                .isEqualTo("Upstash-Flow-Control-Value should be either rate=X or parallelism=Y, "
                        + "or both as comma-separated values");
    }

    @Shows("Upstash-Content-Based-Deduplication")
    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE"})
    void a_message_with_the_same_content_is_a_duplicate_when_that_is_wanted(String yes) {
        String url = URL + "?" + yes;
        String wanted = "Upstash-Content-Based-Deduplication: " + yes;
        Rest.Answer first = rest.publish(
                url, "b", LATER, wanted, "Content-Type: a/b", "Upstash-Forward-A: 1", "Upstash-Forward-B: 2");

        assertThat(first.status()).isEqualTo(200);
        assertThat(rest.publish(
                                url,
                                "b",
                                LATER,
                                wanted,
                                "Upstash-Forward-b: 2",
                                "X-Not-Forwarded: 1",
                                "Upstash-Forward-A: 1",
                                "content-type: a/b")
                        .status())
                .isEqualTo(202);
        for (String changed : new String[] {"Content-Type: a/c", "Upstash-Forward-A: 2", "Upstash-Forward-C: 3"}) {
            assertThat(rest.publish(url, "b", LATER, wanted, changed).status())
                    .as(changed)
                    .isEqualTo(200);
        }
        assertThat(rest.publish(url, "c", LATER, wanted).status()).isEqualTo(200);
        assertThat(rest.publish(url + "2", "c", LATER, wanted).status()).isEqualTo(200);
    }

    @Test
    void a_deduplication_id_wins_over_the_content() {
        String wanted = "Upstash-Content-Based-Deduplication: true";
        rest.publish(URL, "same", LATER, wanted, "Upstash-Deduplication-Id: first");

        assertThat(rest.publish(URL, "same", LATER, wanted, "Upstash-Deduplication-Id: second")
                        .status())
                .isEqualTo(200);
    }

    @Shows("Upstash-Label")
    @Test
    void labels_are_a_comma_list_of_text_in_which_each_counts_once() {
        Rest.Answer answer = rest.publish(URL, "", LATER, "Upstash-Label: a, b ,,a,\u00c3\u00a9");

        assertThat(Servers.await(SERVER, answer.text("messageId"), MessageState.CREATED)
                        .message()
                        .publication()
                        .labels())
                .containsExactly("a", "b", "\u00e9");
    }

    @Test
    void too_many_or_too_long_or_unreadable_labels_are_refused() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= 100; i++) {
            many.append("label-").append(i).append(',');
        }
        for (String labels : new String[] {many.toString(), "x".repeat(251), "\u00ff", "a\tb"}) {
            assertThat(rest.publish(URL, "", LATER, "Upstash-Label: " + labels).text("error"))
                    .contains("Upstash-Label");
        }
    }

    @Test
    void a_forwarded_header_can_come_as_a_parameter() {
        Rest.Answer answer = rest.publish(URL + "?upstash-forward-x-name=%C3%A9&upstash-delay=1d", "");

        assertThat(rest.get("/v2/messages/" + answer.text("messageId"))
                        .json()
                        .get("header")
                        .toString())
                .contains("X-Name", "\u00c3\u00a9");
    }

    @Test
    void a_forwarded_content_type_is_the_one_that_is_delivered() {
        Rest.Answer answer = rest.publish(
                URL, "", LATER, "Content-Type: text/plain", "Upstash-Forward-Content-Type: application/json");

        assertThat(rest.get("/v2/messages/" + answer.text("messageId"))
                        .json()
                        .get("header")
                        .toString())
                .isEqualTo("{\"Content-Type\":[\"application/json\"]}");
    }

    @Test
    void telemetry_and_empty_options_change_nothing() {
        assertThat(rest.publish(
                                URL,
                                "",
                                LATER,
                                "Upstash-Telemetry-Sdk: js",
                                "Upstash-Telemetry-Runtime: node",
                                "Upstash-Retries: ",
                                "Upstash-Content-Based-Deduplication: False")
                        .status())
                .isEqualTo(200);
    }

    @Shows("size limit of a message")
    @Test
    void a_body_over_the_limit_is_refused_and_one_at_the_limit_taken() {
        assertThat(rest.publish(URL, "x".repeat(1024 * 1024), LATER).status()).isEqualTo(200);
        Rest.Answer refused =
                rest.raw("POST /v2/publish/" + URL + " HTTP/1.1\r\nHost: q\r\nContent-Length: 1048577" + "\r\n\r\n");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("error")).contains("1048576");
    }

    @Test
    void a_chunked_body_is_limited_as_it_comes() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        Rest.Answer refused = rest.raw("POST /v2/publish/" + URL
                + " HTTP/1.1\r\nHost: q\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(16) + "1\r\nx\r\n");

        assertThat(refused.status()).isEqualTo(413);
    }

    @Test
    void a_caller_that_waits_for_a_100_continue_gets_it() {
        Rest.Answer first = rest.call("POST", "/v2/publish/" + URL, "abc", LATER, "Expect: 100-continue");
        assertThat(first.head()).startsWith("HTTP/1.1 100");

        String all = rest.rawToTheEnd("POST /v2/batch HTTP/1.1\r\nHost: q\r\nAuthorization: Bearer " + rest.token()
                + "\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n[]");
        assertThat(all).containsOnlyOnce("HTTP/1.1 100").containsOnlyOnce("HTTP/1.1 200");
    }
}
