package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.assertFails;
import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a message carries. */
class MessageContentAssertTest {

    private record Order(String id, int amount) {}

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void a_text() {
        MessageHistory message = asserted.delivered(to("/jobs").text("héllo\n"));

        assertThat(message).hasBody("héllo\n").hasHeader("content-type", "text/plain; charset=utf-8");
        assertFails(
                () -> assertThat(message).hasBody("héllo"),
                "Expected the message to have the body \"héllo\", but it has one that is \"héllo\\n\", another one "
                        + "from character 6 on.",
                "",
                message.messageId() + " POST https://app.example.com/jobs",
                "  2026-03-01T12:00:00Z created, due at once",
                "  2026-03-01T12:00:00Z attempt 1: status 200, delivered");
    }

    @Test
    void of_a_long_text_the_part_that_differs_is_shown() {
        String text = "a".repeat(300) + "b" + "c".repeat(300);
        MessageHistory message = asserted.delivered(to("/jobs").text(text));

        assertThat(message).hasBody(text);
        assertFailsFirst(
                () -> assertThat(message).hasBody("a".repeat(300)),
                "Expected the message to have the body \"" + "a".repeat(100) + "...\" (300 characters), but it has one "
                        + "that is \"..." + "a".repeat(30) + "b" + "c".repeat(69) + "...\" (601 characters), another "
                        + "one from character 301 on.");
        assertThatThrownBy(() -> assertThat(message).hasBody("a".repeat(100) + "b"))
                .hasMessageContaining("that is \"..." + "a".repeat(100) + "...\" (601 characters)");
        assertThatThrownBy(() -> assertThat(message).hasBody("a".repeat(99) + "b"))
                .hasMessageContaining("that is \"" + "a".repeat(100) + "...\" (601 characters)");
        assertFailsFirst(
                () -> assertThat(message).hasBody("x"),
                "Expected the message to have the body \"x\", but it has one that is \"" + "a".repeat(100)
                        + "...\" (601 characters).");
    }

    @Test
    void a_text_that_ends_too_early_or_too_late() {
        MessageHistory message = asserted.delivered(to("/jobs").text("hello"));

        assertFailsFirst(
                () -> assertThat(message).hasBody("hello world"),
                "Expected the message to have the body \"hello world\", but it has one that is \"hello\", another one "
                        + "from character 6 on.");
        assertFailsFirst(
                () -> assertThat(message).hasBody("hell"),
                "Expected the message to have the body \"hell\", but it has one that is \"hello\", another one from "
                        + "character 5 on.");
    }

    @Test
    void a_failure_is_of_as_many_lines_whatever_a_body_holds() {
        MessageHistory message = asserted.delivered(to("/jobs").text("a\r\n\tb\u0000c\u2028d\u0085e"));

        assertFailsFirst(
                () -> assertThat(message).hasBody("x"),
                "Expected the message to have the body \"x\", but it has one that is \"a\\r\\n\\tb?c?d?e\".");
    }

    @Test
    void bytes_that_are_no_text() {
        MessageHistory message = asserted.delivered(to("/jobs").bytes(new byte[] {(byte) 0xff}, "image/png"));
        String found = "but it has one that is not text but 1 byte";

        assertFailsFirst(
                () -> assertThat(message).hasBody("\ufffd"),
                "Expected the message to have the body \"\ufffd\", " + found + ".");
        assertFailsFirst(
                () -> assertThat(message).hasJson("1"),
                "Expected the message to have the JSON \"1\", " + found + ", which is no JSON.");
    }

    @Test
    void json_however_it_is_written() {
        MessageHistory message = asserted.delivered(to("/jobs")
                .json(Map.of("id", "o-1", "items", List.of(Map.of("price", 5), Map.of("a/b~", true)))));

        assertThat(message).hasJson("{ \"items\": [ {\"price\": 5}, {\"a/b~\": true} ], \"id\": \"o-1\" }");
        assertDifference(
                message, "{\"id\":\"o-1\",\"items\":[{\"price\":6},{}]}", "has 5 at /items/0/price instead of 6");
        assertDifference(
                message,
                "{\"id\":\"o-1\",\"items\":[{\"price\":5},{\"a/b~\":1}]}",
                "has true at /items/1/a~1b~0 instead of 1");
        assertDifference(message, "{\"id\":null}", "has \"o-1\" at /id instead of null");
        assertDifference(
                message,
                "{\"id\":\"o-1\",\"items\":[{\"price\":5}]}",
                "has {\"a/b~\":true} at /items/1 instead of nothing");
        assertDifference(
                message, "{\"id\":\"o-1\"}", "has [{\"price\":5},{\"a/b~\":true}] at /items instead of nothing");
        assertDifference(message, "{\"id\":\"o-1\",\"at\":1}", "has nothing at /at instead of 1");
    }

    private static void assertDifference(MessageHistory message, String json, String difference) {
        assertThatThrownBy(() -> assertThat(message).hasJson(json))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but it has one that " + difference + ".");
    }

    @Test
    void what_is_no_json() {
        MessageHistory message = asserted.delivered(to("/jobs").text("{} {}"));

        assertThatThrownBy(() -> assertThat(message).hasJson("[1]"))
                .hasMessageContaining("but it has one that is \"{} {}\", which is no JSON: Trailing token");
        assertFailsFirst(
                () -> assertThat(asserted.delivered(to("/jobs"))).hasJson("[1]"),
                "Expected the message to have the JSON \"[1]\", but it has one that is \"\", which is no JSON: "
                        + "There is nothing.");
        for (String json : List.of("", "{", "{} {}")) {
            assertThatThrownBy(() -> assertThat(message).hasJson(json))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("json must be JSON, but is \"" + json + "\": ");
        }
    }

    @Test
    void a_payload_of_a_type() {
        MessageHistory message = asserted.delivered(to("/jobs").json(Map.of("id", "o-1", "amount", 42, "more", 1)));

        assertThat(message).payload(Order.class).isEqualTo(new Order("o-1", 42));
        assertThatThrownBy(() ->
                        assertThat(message).as("order").payload(Order.class).isEqualTo(new Order("o-2", 42)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[order]")
                .hasMessageContaining("Order[id=o-1, amount=42]");
        assertThatThrownBy(() -> assertThat(asserted.delivered(to("/jobs").text("hello")))
                        .payload(Order.class))
                .hasMessageStartingWith("Expected the body of the message to be the JSON of a " + Order.class.getName()
                        + ", but it is \"hello\": Unrecognized token 'hello'");
    }

    @Test
    void headers() {
        MessageHistory message =
                asserted.delivered(to("/jobs").header("X-Tenant", "a").header("X-Tenant-Id", "1"));

        assertThat(message)
                .hasHeader("x-tenant", "a")
                .hasHeader("X-Tenant-Id", "1")
                .hasNoHeader("X-Other");
        assertFailsFirst(
                () -> assertThat(message).hasHeader("X-Tenant", "b"),
                "Expected the header X-Tenant of the message to be \"b\", but found [\"a\"].");
        assertFailsFirst(
                () -> assertThat(message).hasHeader("X-Other", "b"),
                "Expected the header X-Other of the message to be \"b\", but found none.");
        assertFailsFirst(
                () -> assertThat(message).hasNoHeader("x-tenant"),
                "Expected the message to have no header x-tenant, but it has one.");
    }

    @Test
    void the_method() {
        MessageHistory message = asserted.delivered(to("/jobs").method("PUT"));

        assertThat(message).hasMethod("PUT");
        assertFailsFirst(
                () -> assertThat(message).hasMethod("POST"),
                "Expected the method of the message to be \"POST\", but found \"PUT\".");
    }
}
