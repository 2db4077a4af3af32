package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Shows("Upstash-Label")
    @Test
    void labels_are_a_comma_list_in_which_each_counts_once() {
        Rest.Answer answer = rest.publish(URL, "", LATER, "Upstash-Label: a, b ,,a,C.1_-");

        assertThat(Servers.await(SERVER, answer.text("messageId"), MessageState.CREATED)
                        .message()
                        .publication()
                        .labels())
                .containsExactly("a", "b", "C.1_-");
    }

    @Test
    void a_forwarded_header_can_come_as_a_parameter() {
        Rest.Answer answer = rest.publish(URL + "?upstash-forward-x-name=%C3%A9&upstash-delay=1d", "");

        assertThat(rest.get("/v2/messages/" + answer.text("messageId"))
                        .json()
                        .get("header")
                        .toString())
                .isEqualTo("{\"X-Name\":[\"\u00e9\"]}");
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
}
