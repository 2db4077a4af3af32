package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.CallbackFixture.delivery;
import static io.github.qstash4j.receiver.CallbackFixture.failure;
import static io.github.qstash4j.receiver.CallbackFixture.valid;
import static io.github.qstash4j.receiver.Requests.receiver;
import static io.github.qstash4j.receiver.Requests.sent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileCallbackTest {

    private static final String SECRET = "tell-nobody";

    @Test
    void what_is_no_callback_is_refused_in_a_sentence_that_does_not_repeat_it() {
        for (String body : List.of(
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"tell-nobody\"",
                "tell-nobody",
                "{",
                "{}",
                "{}}",
                "{\"url\"",
                "{\"url\": \"tell-nobody",
                "{\"url\": NaN}",
                "{\"url\": tell-nobody}",
                "{\"tell-nobody\": 1, \"tell-nobody\": 2}",
                valid().json() + "{}",
                valid().json() + " tell-nobody",
                valid().json().replace("{\"status\"", "{\"status\": 200, \"status\""),
                valid().with("header", "{\"a\": \"1\", \"a\": \"tell-nobody\"}").json(),
                valid().with("new", "{\"a\": 1, \"a\": 2}").json())) {
            assertRefused(body);
        }
    }

    @Test
    void a_member_that_is_wrong_is_named_and_not_repeated() {
        Map<String, List<String>> wrong = Map.of(
                "status",
                        List.of(
                                "-1",
                                "1.5",
                                "2e2",
                                "true",
                                "[200]",
                                "{}",
                                "\"tell-nobody\"",
                                "1234567890",
                                "\" 1\"",
                                "\"٣\""),
                "retried", List.of("-1", "\"-1\"", "\"0x1\"", "99999999999999999999"),
                "createdAt", List.of("-1", "1.5", "\"2023-11-28T19:07:27Z\"", "9999999999999999999", "[]"),
                "sourceMessageId", List.of("[\"tell-nobody\"]", "true", "{}"),
                "topicName", List.of("{\"tell-nobody\": 1}", "false", "1.5"),
                "header",
                        List.of(
                                "\"tell-nobody\"",
                                "[]",
                                "1",
                                "{\"a\": {}}",
                                "{\"a\": [[]]}",
                                "{\"a\": true}",
                                "{\"a\": [1.5]}"),
                "sourceHeader", List.of("true", "{\"tell-nobody\": {\"a\": \"b\"}}"),
                "body",
                        List.of(
                                "[1]",
                                "{}",
                                "\"tell-nobody\"",
                                "\"QQ==QQ==\"",
                                "\"Q\\nQ==\"",
                                "\"_-_-\"",
                                "\"ŁŁŁŁ\"",
                                "\"ÿÿÿÿ\""),
                "sourceBody", List.of("true", "\"tell nobody\""));

        wrong.forEach((member, values) -> values.forEach(value -> {
            String json = valid().with(member, value).json();
            assertThat(assertRefused(json)).as(value).hasMessageContaining("member " + member + " ");
        }));
    }

    @Test
    void nesting_and_size_without_end_are_refused() {
        assertRefused("{\"new\": " + "[".repeat(1_000_000));
        assertRefused("{\"new\": " + "{\"a\":".repeat(180_000));
        assertRefused(valid().with("header", "{\"a\": " + "[".repeat(900_000)).json());
        assertRefused(valid().with("status", "9".repeat(1_000_000)).json());
        assertRefused(valid().with("x".repeat(1_000_000), "1").json());
    }

    @Test
    void other_encodings_are_read_as_what_they_are_or_refused() {
        byte[] utf16 = valid().json().getBytes(StandardCharsets.UTF_16BE);

        assertThat(Callback.of(delivery(utf16)).status()).isEqualTo(201);
        for (byte[] body : List.of(
                new byte[] {0, 0, 0, '{', 1, 0, 0, 0},
                new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
                new byte[] {0, 0, 0, 0},
                new byte[] {(byte) 0xfe, (byte) 0xff, 0})) {
            assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> Callback.of(delivery(body)));
        }
    }

    @Test
    void no_mutation_brings_anything_but_a_PayloadException() {
        Random random = new Random(7);
        byte[] original = failure().json().getBytes(UTF_8);
        byte[] alphabet = "{}[]\",:0123456789\\u=.-+eE \u0000\u007fÿé".getBytes(UTF_8);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = original.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutated[random.nextInt(mutated.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            try {
                CallbackJson json = CallbackJson.parse(mutated);
                json.count("status");
                json.headers("header");
                json.headers("sourceHeader");
                json.body("body");
                json.body("sourceBody");
                json.time("createdAt");
                json.required("dlqId");
                read++;
            } catch (PayloadException e) {
                assertThat(e.getMessage()).startsWith("The callback");
            }
        }
        assertThat(read).as("mutations that are still callbacks").isBetween(1_000, 19_000);
    }

    @Test
    void a_callback_that_cannot_be_read_is_rejected() {
        ReceiverResponse response = receiver()
                .build()
                .receive(sent(Requests.valid().body("{\"status\": []}")), delivery -> {
                    Callback.of(delivery);
                    return Outcome.acknowledge();
                });

        assertThat(response.status()).isEqualTo(489);
    }

    private static PayloadException assertRefused(String body) {
        try {
            Callback.of(delivery(body.getBytes(UTF_8)));
        } catch (PayloadException e) {
            assertThat(e).hasNoCause();
            assertThat(e.getMessage())
                    .startsWith("The callback")
                    .hasSizeLessThan(150)
                    .doesNotContain(SECRET);
            return e;
        }
        throw new AssertionError("Read as a callback: " + body.substring(0, Math.min(200, body.length())));
    }
}
