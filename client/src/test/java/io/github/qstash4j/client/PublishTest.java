package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTest {

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().ids(() -> "own-id").build();

    @Test
    void sends_the_message_with_every_option() {
        server.then(Exchange.published("msg_1"));

        qstash.publish(OutgoingMessage.to("https://app.example.com/jobs")
                .json(Map.of("orderId", "o-1"))
                .method("PUT")
                .header("X-Order", "o-1")
                .delay(Duration.ofSeconds(90))
                .retries(0)
                .callback("https://app.example.com/done?a=1")
                .failureCallback("https://app.example.com/failed")
                .deduplicationId("order-1"));

        RawRequest request = server.request();
        assertThat(request.line()).isEqualTo("POST /v2/publish/https://app.example.com/jobs HTTP/1.1");
        assertThat(request.lines())
                .contains(
                        "Authorization: Bearer secret-token",
                        "Content-Type: application/json",
                        "Upstash-Method: PUT",
                        "Upstash-Forward-X-Order: o-1",
                        "Upstash-Delay: 90s",
                        "Upstash-Retries: 0",
                        "Upstash-Callback: https://app.example.com/done?a=1",
                        "Upstash-Failure-Callback: https://app.example.com/failed",
                        "Upstash-Deduplication-Id: order-1");
        assertThat(request.body()).isEqualTo("{\"orderId\":\"o-1\"}");
    }

    @Test
    void sends_nothing_that_was_not_asked_for() {
        server.then(Exchange.published("msg_1"));

        qstash.publish(OutgoingMessage.to("https://app.example.com/jobs"));

        assertThat(server.request().lines())
                .filteredOn(line -> line.startsWith("Upstash-") || line.startsWith("Content-"))
                .containsExactlyInAnyOrder("Content-Length: 0", "Upstash-Deduplication-Id: own-id");
        assertThat(server.request().head())
                .as("no attempt at another version of HTTP")
                .doesNotContain("Upgrade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com/a//b/./../c?x=1&y=a%20b%2Fc&z=https://other/?q",
                "HTTP://app_1:8080/%7Ea;p=1?x=[1]&x=2",
            })
    void appends_the_destination_byte_for_byte(String destination) {
        server.then(Exchange.published("msg_1"));

        qstash.publish(OutgoingMessage.to(destination));

        assertThat(server.request().line()).isEqualTo("POST /v2/publish/" + destination + " HTTP/1.1");
    }

    @Test
    void keeps_the_prefix_of_the_base_url() {
        server.then(Exchange.published("msg_1"));

        server.client().baseUrl(server.url() + "/proxy/").build().publish(OutgoingMessage.to("https://a.example.com/"));

        assertThat(server.request().line()).isEqualTo("POST /proxy/v2/publish/https://a.example.com/ HTTP/1.1");
    }

    @Test
    void sends_text_as_utf_8() {
        server.then(Exchange.published("msg_1"));

        qstash.publish(OutgoingMessage.to("https://a.example.com/").text("grün"));

        assertThat(server.request().body()).isEqualTo("grün");
        assertThat(server.request().header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(server.request().header("Content-Length")).contains("5");
    }

    @Test
    void sends_bytes_with_their_content_type() {
        server.then(Exchange.published("msg_1"));

        qstash.publish(OutgoingMessage.to("https://a.example.com/").bytes(new byte[] {'a', '\n'}, "text/csv"));

        assertThat(server.request().body()).isEqualTo("a\n");
        assertThat(server.request().header("Content-Type")).contains("text/csv");
    }

    @Test
    void sends_the_content_type_that_was_set_whatever_the_order() {
        server.then(Exchange.published("msg_1"));
        OutgoingMessage message = OutgoingMessage.to("https://a.example.com/");

        qstash.publish(message.contentType("application/vnd.order+json").json(1));

        assertThat(server.request().header("Content-Type")).contains("application/vnd.order+json");
    }

    @Test
    void returns_what_qstash_said() {
        server.then(Exchange.json(201, "{\"messageId\":\"msg_1\",\"url\":\"https://a.example.com/\",\"new\":[1]}"));

        PublishResult result = qstash.publish(OutgoingMessage.to("https://a.example.com/"));

        assertThat(result).isEqualTo(new PublishResult("msg_1", "https://a.example.com/", false));
    }

    @Test
    void reports_a_duplicate_by_its_field() {
        server.then(Exchange.json(200, "{\"messageId\":\"msg_1\",\"deduplicated\":true}"));

        assertThat(publishWithId()).isEqualTo(new PublishResult("msg_1", null, true));
    }

    @Test
    void reports_a_duplicate_by_its_status() {
        server.then(Exchange.json(202, "{\"messageId\":\"msg_1\"}"));

        assertThat(publishWithId()).isEqualTo(new PublishResult("msg_1", null, true));
    }

    private PublishResult publishWithId() {
        return qstash.publish(OutgoingMessage.to("https://a.example.com/").deduplicationId("order-1"));
    }
}
