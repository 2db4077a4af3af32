package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMessageTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to(URI.create("https://app.example.com/jobs"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                               | absolute http or https",
                "/jobs                            | absolute http or https",
                "orders                           | absolute http or https",
                "ftp://app.example.com/           | absolute http or https",
                "https:app.example.com            | has no host",
                "https:///jobs                    | has no host",
                "https:/jobs                      | has no host",
                "https://:8080/jobs               | has no host",
                "https://user:pass@example.com/   | must not carry a user or password",
                "https://user@my_app/             | must not carry a user or password",
                "https://app.example.com/#top     | must not have a fragment",
                "https://app.example.com/#        | must not have a fragment",
                "https://app.example.com/a b      | percent-encode it",
                "https://app.example.com/grün     | percent-encode it",
                "https://app.example.com/100%     | is not a URL",
            })
    void refuses_a_url_that_qstash_cannot_call(String url, String why) {
        assertRefused(message -> OutgoingMessage.to(url), "to ", why);
        assertRefused(message -> message.callback(url), "callback ", why);
        assertRefused(message -> message.failureCallback(url), "failureCallback ", why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\0", "\t", "\u007f"})
    void refuses_control_characters_everywhere(String control) {
        String value = "a" + control + "b";

        assertRefused(message -> OutgoingMessage.to("https://app.example.com/" + value), "to ", "control");
        assertRefused(message -> message.callback("https://app.example.com/" + value), "callback ", "control");
        assertRefused(message -> message.header("X-Order", value), "header X-Order ", "control");
        assertRefused(message -> message.contentType(value), "contentType ", "control");
        assertRefused(message -> message.bytes(new byte[0], value), "bytes' contentType ", "control");
        assertRefused(message -> message.deduplicationId(value), "deduplicationId ", "control");
        assertRefused(message -> message.method(value), "method ", "one of");
        assertRefused(message -> message.header(value, "1"), "header name ", "without spaces");
    }

    @Test
    void refuses_values_that_http_would_change() {
        assertRefused(message -> message.header("X-City", "Zürich"), "header X-City ", "non-ASCII");
        assertRefused(message -> message.header("X-City", " Bern"), "header X-City ", "begins or ends with a space");
        assertRefused(message -> message.deduplicationId("a "), "deduplicationId ", "begins or ends with a space");
        assertRefused(message -> OutgoingMessage.to("https://app.example.com/?"), "to ", "remove the '?'");
        assertRefused(message -> OutgoingMessage.to("http://[::1]:8080/"), "to ", "use a host name");
    }

    @Test
    void refuses_blank_values_but_forwards_an_empty_header() {
        assertRefused(message -> message.deduplicationId(" "), "deduplicationId ", "is blank");
        assertRefused(message -> message.contentType(""), "contentType ", "is blank");
        assertThat(MESSAGE.header("X-Empty", "").headers()).containsEntry("Upstash-Forward-X-Empty", "");
    }

    @Test
    void refuses_headers_that_have_an_option_of_their_own() {
        assertRefused(message -> message.header("content-type", "a/b"), "header Content-Type ", "contentType(...)");
        assertRefused(message -> message.header("upstash-Delay", "1s"), "header upstash-Delay ", "use the option");
        assertRefused(message -> message.header("Upstash-Forward-X", "1"), "header Upstash-Forward-X ", "without");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Order", "X:Order", "X(Order)", "Örder"})
    void refuses_header_names_that_http_does_not_have(String name) {
        assertRefused(message -> message.header(name, "1"), "header name ", "such as X-Order-Id");
    }

    @Test
    void refuses_delays_that_are_negative_or_not_whole_seconds() {
        assertRefused(message -> message.delay(Duration.ofSeconds(-1)), "delay ", "must not be negative");
        assertRefused(message -> message.delay(Duration.ofMillis(1500)), "delay ", "whole seconds");
        assertThat(MESSAGE.delay(Duration.ZERO).headers()).containsEntry("Upstash-Delay", "0s");
        assertThat(MESSAGE.delay(Duration.ofDays(2)).headers()).containsEntry("Upstash-Delay", "172800s");
    }

    @Test
    void refuses_negative_retries_and_unknown_methods() {
        assertRefused(message -> message.retries(-1), "retries ", "0 or more");
        assertRefused(message -> message.method("post"), "method ", "POST, PUT");
        assertRefused(message -> message.method("HEAD"), "method ", "POST, PUT");
    }

    @Test
    void refuses_a_value_that_is_not_json() {
        assertRefused(message -> message.json(new Object()), "json ", "java.lang.Object");
    }

    @Test
    void keeps_the_last_value_of_an_option_and_the_spelling_that_came_with_it() {
        OutgoingMessage message = MESSAGE.header("X-Order", "1").header("x-order", "2");

        assertThat(message.headers().entrySet()).singleElement().satisfies(header -> {
            assertThat(header.getKey()).isEqualTo("Upstash-Forward-x-order");
            assertThat(header.getValue()).isEqualTo("2");
        });
    }

    @Test
    void does_not_change_when_an_option_is_set_or_the_array_is_written_to() throws Exception {
        byte[] bytes = "before".getBytes(UTF_8);
        OutgoingMessage message = MESSAGE.bytes(bytes, "text/plain");

        OutgoingMessage other = message.retries(1);
        bytes[0] = 'X';

        assertThat(message.headers()).doesNotContainKey("Upstash-Retries");
        assertThat(other.headers()).containsEntry("Upstash-Retries", "1");
        assertThat(message.body().text()).isEqualTo("before");
    }

    @Test
    void prints_neither_query_nor_headers_nor_body() {
        OutgoingMessage message = OutgoingMessage.to("https://app.example.com/jobs?key=secret")
                .method("PUT")
                .header("Authorization", "secret")
                .text("secret");

        assertThat(message).hasToString("OutgoingMessage[PUT https://app.example.com/jobs, 6 bytes]");
    }

    private static void assertRefused(Function<OutgoingMessage, OutgoingMessage> option, String names, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> option.apply(MESSAGE))
                .withMessageStartingWith(names)
                .withMessageContaining(why)
                .withMessageMatching("[^\\p{Cntrl}]+")
                .withMessageNotContaining("pass@");
    }
}
