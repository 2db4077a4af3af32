package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader accepts what Jackson accepts, and reads the same from it. */
class EventJsonTest {

    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Built with the reader under test. */
    private static JsonNode read(byte[] json) {
        EventJson reader = new EventJson(json);
        JsonNode node = node(reader);
        if (!reader.isAtEnd()) {
            throw new UnsupportedEventException("something stands behind it");
        }
        return node;
    }

    private static JsonNode node(EventJson reader) {
        if (reader.startsObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (String name = reader.nextName(); name != null; name = reader.nextName()) {
                object.set(name, node(reader));
            }
            return object;
        } else if (reader.startsArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (reader.nextElement()) {
                array.add(node(reader));
            }
            return array;
        }
        String text = reader.text();
        return text == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(text);
    }

    private static boolean isSkipped(byte[] json) {
        EventJson reader = new EventJson(json);
        reader.skip();
        return reader.isAtEnd();
    }

    /** The same node with everything but null, objects and arrays as text. */
    private static JsonNode asText(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), asText(member.getValue())));
            return object;
        } else if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(asText(element)));
            return array;
        }
        return node.isNull() ? node : JsonNodeFactory.instance.textNode(node.asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{}]",
                " { \"a\" : [ 1 , \"b\" , null ] , \"c\" : true }\r\n\t",
                "\"\"",
                "0",
                "-1",
                "12",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\uDE00\\u20AC\"}",
                "{\"\":\"ä€😀\uFFFD\"}",
                "{\"a\":{\"b\":{\"c\":[[[\"d\"]]]}},\"e\":false}",
                "{\"a\":1,\"a\":2}",
                "[\"\\ud800\"]"
            })
    void what_is_json_is_read_as_Jackson_reads_it(String json) throws IOException {
        assertThat(read(json.getBytes(UTF_8))).isEqualTo(asText(JACKSON.readTree(json)));
        assertThat(isSkipped(json.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "-0", "1e9", "1E+9", "-1.25e-3", "10.0"})
    void a_number_is_read_as_it_is_spelled(String number) {
        assertThat(new EventJson(number.getBytes(UTF_8)).text()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "}",
                "]",
                "{]",
                "[}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "nul",
                "nulll",
                "True",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "1e+",
                "+1",
                "NaN",
                "-Infinity",
                "0x1",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\u0001\"",
                "\"\n\"",
                "{} {}",
                "[] x",
                "// c\n{}",
                "{\"a\":/**/1}",
                "\uFEFF\uFEFF{}",
                "\u00A0{}"
            })
    void what_is_no_json_is_refused_as_Jackson_refuses_it(String text) {
        assertThatThrownBy(() -> JACKSON.readValue(text.isBlank() ? "{" : text, JsonNode.class))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(text.getBytes(UTF_8))).isInstanceOf(UnsupportedEventException.class);
        assertThatThrownBy(() -> assertThat(isSkipped(text.getBytes(UTF_8))).isTrue());
    }

    @Test
    void bytes_that_are_no_utf8_are_refused_wherever_they_stand() {
        for (String bytes :
                new String[] {"\"\u00e4\"", "\"a\u00c3\"", "\"\u00ed\u00a0\u0080\"", "\"\\n\u00ff\"", "{\"\u00ff\":1}"
                }) {
            assertThatThrownBy(() -> read(bytes.getBytes(ISO_8859_1)))
                    .isInstanceOf(UnsupportedEventException.class)
                    .hasMessageContaining("no JSON object, at byte");
        }
    }

    @Test
    void nesting_ends_somewhere() {
        assertThat(isSkipped(("[".repeat(999) + "]".repeat(999)).getBytes(UTF_8)))
                .isTrue();
        byte[] deep = "[".repeat(6_000_000).getBytes(UTF_8);
        assertThatThrownBy(() -> isSkipped(deep)).isInstanceOf(UnsupportedEventException.class);
    }

    @Test
    void what_breaks_off_says_so() {
        assertThatThrownBy(() -> read("{\"a\":\"b".getBytes(UTF_8))).hasMessageContaining("since it breaks off");
    }

    /** A change of one byte makes both readers say no, or both read the same; of UTF-8 Jackson is less strict. */
    @Test
    void a_damaged_event_is_read_as_Jackson_reads_it() {
        byte[] whole = ("{\"version\":\"2.0\",\"rawPath\":\"/a\",\"cookies\":[\"a=1\",null],\"n\":[true,false],"
                        + "\"headers\":{\"x\":\"\\u00e4\\\\ \\\"ä€\\n\"},\"isBase64Encoded\":false,\"body\":null}")
                .getBytes(UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            assertThat(outcome(() -> read(damaged)))
                    .as(new String(damaged, ISO_8859_1))
                    .isEqualTo(isUtf8(damaged) ? outcome(() -> asText(JACKSON.readTree(damaged))) : "refused");
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        return Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    private static String outcome(Reading reading) {
        try {
            return reading.read().toString();
        } catch (IOException | UnsupportedEventException e) {
            return "refused";
        }
    }
}
