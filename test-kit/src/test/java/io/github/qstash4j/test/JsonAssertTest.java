package io.github.qstash4j.test;

import static io.github.qstash4j.test.AssertedServer.assertFailsFirst;
import static io.github.qstash4j.test.AssertedServer.to;
import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static io.github.qstash4j.test.QStashAssertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a body means as JSON. */
class JsonAssertTest {

    private record Item(int price) {}

    private record Order(List<Item> items) {}

    private final AssertedServer asserted = new AssertedServer();

    @AfterEach
    void close() {
        asserted.close();
    }

    @Test
    void numbers_are_compared_by_value_however_many_digits_they_have() {
        MessageHistory message = published("[9007199254740993.0,100,0.10,1e2]");

        assertThat(message).hasJson("[9007199254740993,100.0,0.1,100]").hasJson("[9007199254740993.00,1e2,1e-1,1E+2]");
        assertDifference(
                message, "[9007199254740992.0,100,0.1,100]", "9007199254740993.0 at /0 instead of 9007199254740992.0");
        assertDifference(message, "[9007199254740993,100.5,0.1,100]", "100 at /1 instead of 100.5");
        assertDifference(
                message,
                "[9007199254740993,100,0.1000000000000000055,100]",
                "0.10 at /2 instead of 0.1000000000000000055");
        assertDifference(message, "[9007199254740993,100,\"0.1\",100]", "0.10 at /2 instead of \"0.1\"");
    }

    @Test
    void a_field_counts_once() {
        MessageHistory message = published("{\"a\":1,\"a\":2}");

        assertFailsFirst(
                () -> assertThat(message).hasJson("{\"a\":2}"),
                "Expected the message to have the JSON \"{\"a\":2}\", but it has one that is "
                        + "\"{\"a\":1,\"a\":2}\", which is no JSON: Duplicate field 'a'.");
        assertThatThrownBy(() -> assertThat(message).hasJson("{\"a\":1,\"a\":2}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("json must be JSON, but is \"{\"a\":1,\"a\":2}\": Duplicate field 'a'");
    }

    @Test
    void why_a_body_is_no_payload_of_a_type() {
        MessageHistory message = published("{\"items\":[{\"price\":5},{\"price\":\"none\"}]}");

        assertThatThrownBy(() -> assertThat(message).payload(Order.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(", but it is \"{\"items\":[{\"price\":5},{\"price\":\"none\"}]}\": "
                        + "Cannot deserialize value of type `int` from String \"none\": "
                        + "not a valid `int` value (at /items/1/price).")
                .hasCauseInstanceOf(InvalidFormatException.class);
    }

    @Test
    void a_payload_has_the_numbers_that_a_receiver_gets() {
        assertThat(published("{\"n\":0.5}")).payload(Map.class).isEqualTo(Map.of("n", 0.5d));
    }

    private MessageHistory published(String json) {
        return asserted.delivered(to("/jobs").text(json));
    }

    private static void assertDifference(MessageHistory message, String json, String difference) {
        assertThatThrownBy(() -> assertThat(message).hasJson(json))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but it has one that has " + difference + ".");
    }
}
