package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
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

    @Test
    void a_duplicate_is_accepted_with_202_and_the_id_of_the_first() {
        Rest.Answer first = rest.publish(URL, "", LATER, "Upstash-Deduplication-Id: order 1");
        Rest.Answer second = rest.publish(URL, "", LATER, "Upstash-Deduplication-Id: order 1");

        assertThat(first.json().has("deduplicated")).isFalse();
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("messageId")).isEqualTo(first.text("messageId"));
        assertThat(second.json().get("deduplicated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10s,10", "1m,60", "2h,7200", "7d,604800", "1d10h30m,124200", "0s,0"})
    void a_delay_is_a_sum_of_values_and_units(String delay, long seconds) {
        String id = rest.published(URL, "", "Upstash-Delay: " + delay);

        TimelineEvent created = Servers.await(SERVER, id, MessageState.CREATED);

        assertThat(created.nextDeliveryTime()).isEqualTo(created.time().plusSeconds(seconds));
    }

    @Test
    void not_before_wins_over_delay() {
        long time = System.currentTimeMillis() / 1000 + 5000;
        String id = rest.published(URL, "", LATER, "Upstash-Not-Before: " + time);

        long notBefore = rest.get("/v2/messages/" + id).json().get("notBefore").asLong();

        assertThat(notBefore / 1000.0).isBetween(time - 5.0, time + 5.0);
    }

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
                "api/llm",
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
                "Upstash-Forward-: v",
                "Upstash-Callback-Deduplication-Id: 1"
            })
    void an_option_that_cannot_be_honoured_is_refused_by_name(String header) {
        Rest.Answer answer = rest.publish(URL, "", header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains(header.substring(0, header.indexOf(':')));
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
