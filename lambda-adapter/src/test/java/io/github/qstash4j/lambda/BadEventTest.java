package io.github.qstash4j.lambda;

import static io.github.qstash4j.test.fixtures.SignedRequest.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.qstash4j.receiver.RefusalReason;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are odd, or that no front end would write: each has an answer, and an odd one is not handled. */
class BadEventTest {

    private static final String REST = "https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs/order";
    private static final String URL = "https://u0rl1example.lambda-url.eu-central-1.on.aws";
    private static final List<String> ALL = List.of("rest", "http-2.0", "function-url-root", "alb", "alb-multi-value");

    private final Probe probe = Probe.ofPlatform();

    private static AwsEvent signedRest() {
        return AwsEvent.of("rest").carrying(valid().to(REST));
    }

    private void is(int status, AwsEvent event) {
        assertThat(probe.status(event)).isEqualTo(status);
        assertThat(probe.handled()).hasSize(status == 200 ? 1 : 0);
    }

    private void isRefused(RefusalReason reason, AwsEvent event) {
        is(401, event);
        assertThat(probe.refusal().reason()).isEqualTo(reason);
    }

    @Test
    void without_headers_there_is_no_signature() {
        for (String name : ALL) {
            for (String member : List.of("headers", "multiValueHeaders")) {
                AwsEvent event = AwsEvent.of(name).with(members -> {
                    members.remove(List.of("headers", "multiValueHeaders"));
                    members.putNull(member);
                });
                isRefused(RefusalReason.MISSING_SIGNATURE, event);
            }
        }
    }

    @Test
    void a_header_without_a_value_is_none() {
        isRefused(
                RefusalReason.MISSING_SIGNATURE,
                AwsEvent.of("function-url-root")
                        .with(members -> ((ObjectNode) members.get("headers")).putNull("upstash-signature")));
        AwsEvent withNulls = signedRest().with(members -> {
            ((ObjectNode) members.get("multiValueHeaders"))
                    .putNull("X-None")
                    .putArray("X-Nulls")
                    .addNull()
                    .add("a")
                    .addNull();
            ((ObjectNode) members.get("headers")).putNull("X-None");
        });
        is(200, withNulls);
        assertThat(probe.last().headers().all("x-nulls")).containsExactly("a");
        assertThat(probe.last().headers().names()).doesNotContain("x-none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "absent", "{}", "[]", "7"})
    void without_a_body_only_a_delivery_without_one_is_taken(String body) {
        Consumer<ObjectNode> change = members -> {
            members.remove("body");
            if (!body.equals("absent")) {
                members.set("body", AwsEvent.json(body.getBytes(UTF_8)));
            }
        };

        isRefused(RefusalReason.WRONG_BODY, signedRest().with(change));
        if (!body.equals("7")) {
            is(200, AwsEvent.of("rest").carrying(valid().to(REST).body("")).with(change));
            assertThat(probe.last().bytes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "absent", "false", "{}", "[true]", "0", "\"no\""})
    void a_body_is_text_unless_it_is_said_to_be_base64(String flag) {
        is(200, signedRest().with(members -> {
            members.remove("isBase64Encoded");
            if (!flag.equals("absent")) {
                members.set("isBase64Encoded", AwsEvent.json(flag.getBytes(UTF_8)));
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "{\"orderId\":1}", "YQ=", "Y", "YWFh\r\nYWFh", "YWFh YWFh", "_-__", "YQ==YQ=="})
    void base64_that_is_none_is_refused_as_unreadable(String body) {
        isRefused(
                RefusalReason.UNREADABLE_BODY,
                signedRest().with(members -> members.put("body", body).put("isBase64Encoded", true)));
        assertThat(probe.refusal()).hasMessageNotContaining(body);
    }

    @Test
    void the_length_of_an_event_is_no_reason_to_fail() {
        String five = "x".repeat(5 * 1024 * 1024);
        is(489, AwsEvent.of("function-url-root").carrying(valid().to(URL).body(five)));
        isRefused(
                RefusalReason.MISSING_SIGNATURE,
                AwsEvent.of("rest").with(members -> members.put("body", five).put("isBase64Encoded", true)));
        isRefused(
                RefusalReason.MISSING_SIGNATURE,
                AwsEvent.of("rest")
                        .with(members -> ((ObjectNode) members.get("multiValueHeaders"))
                                .putArray("X-Long")
                                .add(five)));
    }

    @Test
    void a_signature_that_is_there_twice_is_refused_whatever_the_spelling() {
        AwsEvent twice = signedRest().with(members -> {
            ObjectNode headers = (ObjectNode) members.get("multiValueHeaders");
            headers.set("upstash-signature", headers.get("Upstash-Signature"));
        });
        isRefused(RefusalReason.MALFORMED, twice);

        AwsEvent spelledTwice = AwsEvent.of("function-url-root")
                .carrying(valid().to(URL))
                .with(members -> {
                    ObjectNode headers = (ObjectNode) members.get("headers");
                    headers.set("upstash-signature", headers.get("Upstash-Signature"));
                });
        isRefused(RefusalReason.MALFORMED, spelledTwice);
        isRefused(
                RefusalReason.MALFORMED,
                AwsEvent.of("http-2.0").carrying(valid()).with(members -> {
                    ObjectNode headers = (ObjectNode) members.get("headers");
                    headers.put(
                            "Upstash-Signature",
                            headers.get("Upstash-Signature").asText() + ",x");
                }));
    }

    @Test
    void ten_thousand_headers_and_names_that_collide_cost_no_time() {
        SignedRequest signed = valid().to(REST);
        AwsEvent event = AwsEvent.of("rest").carrying(signed).with(members -> {
            ObjectNode all = (ObjectNode) members.get("multiValueHeaders");
            for (int i = 0; i < 1 << 13; i++) {
                StringBuilder name = new StringBuilder();
                for (int bit = 0; bit < 13; bit++) {
                    name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
                }
                all.putArray(name.toString()).add("v");
            }
            for (int i = 0; i < 10_000; i++) {
                all.putArray("X-" + i).add("v");
            }
        });
        byte[] bytes = event.bytes();

        assertThat(Duration.ofNanos(timed(() -> {
                    for (int i = 0; i < 5; i++) {
                        assertThat(probe.answer(bytes).get("statusCode").intValue())
                                .isEqualTo(200);
                    }
                })))
                .isLessThan(Duration.ofSeconds(20));
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    @Test
    void half_of_a_letter_is_no_reason_to_fail() {
        is(401, signedRest().with(members -> members.put("body", "\ud800")));
        String odd = signedRest().text();
        String value = odd.replace("\"X-Forwarded-Port\":[\"443\"]", "\"X-Odd\":[\"\\ud83d\"]");
        assertThat(probe.answer(value).get("statusCode").intValue()).isEqualTo(200);
        String oddName = odd.replace("\"X-Forwarded-Port\"", "\"X-Odd\\ud83d\"");
        assertThat(probe.answer(oddName).get("statusCode").intValue()).isEqualTo(200);
        assertThat(probe.answer(signedRest().text().replace("/prod/jobs/order", "/prod/\\ud800"))
                        .get("statusCode")
                        .intValue())
                .isEqualTo(401);
    }

    @Test
    void members_of_any_type_have_an_answer_or_an_explanation() {
        JsonNodeFactory make = JsonNodeFactory.instance;
        ArrayNode array = make.arrayNode()
                .add("a")
                .addNull()
                .add(make.objectNode().put("b", 1))
                .add(make.arrayNode().add(2));
        ObjectNode object = make.objectNode().put("a", "b").putNull("c");
        object.set("d", array);
        List<JsonNode> values = List.of(
                NullNode.instance,
                BooleanNode.TRUE,
                DoubleNode.valueOf(1e300),
                TextNode.valueOf("%\u0000"),
                array,
                object);
        for (String name : ALL) {
            JsonNode whole = AwsEvent.json(AwsEvent.of(name).carrying(valid()).bytes());
            for (String member : namesOf(whole)) {
                for (JsonNode value : values) {
                    hasAnswerOrExplanation(((ObjectNode) whole.deepCopy()).set(member, value));
                }
            }
            for (String member : namesOf(whole.get("requestContext"))) {
                for (JsonNode value : values) {
                    ObjectNode changed = whole.deepCopy();
                    ((ObjectNode) changed.get("requestContext")).set(member, value);
                    hasAnswerOrExplanation(changed);
                }
            }
        }
        assertThat(probe.handled()).isEmpty();
    }

    private void hasAnswerOrExplanation(JsonNode event) {
        try {
            assertThat(probe.answer(event.toString()).get("statusCode").intValue())
                    .isEqualTo(401);
        } catch (UnsupportedEventException e) {
            assertThat(e).hasMessageContaining("The event is no HTTP request but ");
        }
    }

    private static List<String> namesOf(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null", "[]", "\"text\"", "{}"})
    void without_a_request_context_nothing_says_what_URL_it_was(String context) {
        for (String name : List.of("rest", "http-2.0", "function-url-root")) {
            AwsEvent event = AwsEvent.of(name).carrying(valid().to(URL)).with(members -> {
                members.remove("requestContext");
                if (!context.equals("absent")) {
                    members.set("requestContext", AwsEvent.json(context.getBytes(UTF_8)));
                }
            });
            isRefused(RefusalReason.WRONG_DESTINATION, event);
            assertThat(probe.refusal()).hasMessageContaining("QSTASH_PUBLIC_BASE_URL");
        }
    }
}
