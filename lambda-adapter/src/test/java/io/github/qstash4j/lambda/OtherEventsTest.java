package io.github.qstash4j.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import io.github.qstash4j.test.lambda.LocalLambda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that no answer would be read from. */
class OtherEventsTest {

    private final Probe probe = Probe.ofPlatform();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sqs                    | records of "aws:sqs".
                    sns                    | records of "aws:sns".
                    s3                     | records of "aws:s3".
                    kinesis                | records of "aws:kinesis".
                    edge                   | records of an unknown source.
                    eventbridge            | an event of EventBridge, such as a schedule makes.
                    scheduled              | an event of EventBridge, such as a schedule makes.
                    scheduler              | an event of EventBridge, such as a schedule makes.
                    authorizer-token       | the question of an API Gateway to an authorizer.
                    authorizer-request     | the question of an API Gateway to an authorizer.
                    authorizer-request-2.0 | the question of an API Gateway to an authorizer.
                    websocket-connect      | one of a WebSocket API.
                    websocket-message      | one of a WebSocket API.
                    websocket-console      | one of a WebSocket API.
                    lattice-1              | a request of VPC Lattice, which is not supported.
                    lattice-2              | a request of VPC Lattice, which is not supported.
                    logs                   | log records of CloudWatch.
                    step-function          | an object with "orderId", "amount".
                    """)
    void an_event_that_is_no_request_is_named_and_nothing_of_its_content(String name, String kind) {
        assertThatThrownBy(() -> probe.answer(AwsEvent.of("other-" + name)))
                .isInstanceOf(UnsupportedEventException.class)
                .hasMessageStartingWith("The event is no HTTP request but " + kind)
                .hasMessageContaining("give other events a function of their own")
                .hasMessageNotContaining("secret-content");
    }

    /** An authorizer is asked without the body, and there are deliveries without one. */
    @ParameterizedTest
    @CsvSource({
        "authorizer-request, https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs",
        "authorizer-request-2.0, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/jobs",
        "websocket-console, https://w3b50001.execute-api.eu-central-1.amazonaws.com/"
    })
    void a_signed_delivery_in_one_is_not_handled_either(String name, String url) {
        AwsEvent event = AwsEvent.of("other-" + name)
                .carrying(SignedRequest.valid().to(url).body(""))
                .with(members -> members.remove("body"));

        assertThatThrownBy(() -> probe.answer(event)).isInstanceOf(UnsupportedEventException.class);
        assertThat(probe.handled()).isEmpty();
    }

    @Test
    void names_in_an_event_cannot_write_lines_of_a_log_or_fill_it() {
        assertThatThrownBy(() -> probe.answer("{\"a\\nERROR forged\\u001b[31m\":1,\"" + "x".repeat(9000) + "\":2}"))
                .isInstanceOf(UnsupportedEventException.class)
                .hasMessageContaining("\"a?ERROR forged?[31m\"")
                .extracting(thrown -> String.valueOf(thrown.getMessage()))
                .satisfies(message -> assertThat(message).hasSizeLessThan(400));
        assertThatThrownBy(
                        () -> probe.answer("{\"Records\":[{\"eventSource\":\"aws:sqs\\n" + "y".repeat(9000) + "\"}]}"))
                .extracting(thrown -> String.valueOf(thrown.getMessage()))
                .satisfies(message -> assertThat(message).doesNotContain("\n").hasSizeLessThan(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "42",
                "true",
                "{}{}",
                "{} x",
                "{",
                "{\"version\"",
                "{\"version\":",
                "{\"headers\":{\"a\":",
                "{\"headers\":{\"a\":\"b\"",
                "{\"cookies\":[\"a\"",
                "{\"Records\":[{\"eventSource\":",
                "{\"Records\":[",
                "{\"requestContext\":{\"elb\":{",
                "{'version':1}",
                "{\"a\":tru}",
                "{\"a\":\"\u0007\"}",
                "{\"body\":\"secret-content",
                "secret-content"
            })
    void what_is_no_JSON_object_is_called_that(String event) {
        assertThatThrownBy(() -> probe.answer(event))
                .isInstanceOf(UnsupportedEventException.class)
                .hasMessageStartingWith("The event is no JSON object")
                .hasMessageNotContaining("secret-content")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000004100000042", "ff", "7b22c3286122", "7b2261223a22ff227d", "0000110000", "feff"})
    void bytes_that_are_no_text_are_called_that_too(String hex) {
        assertThatThrownBy(() -> probe.answer(java.util.HexFormat.of().parseHex(hex)))
                .isInstanceOf(UnsupportedEventException.class)
                .hasMessageStartingWith("The event is no JSON object");
    }

    @Test
    void nesting_that_would_end_the_stack_is_refused() {
        String deep = "[".repeat(100_000);

        for (String event :
                new String[] {deep, "{\"x\":" + deep, "{\"requestContext\":" + deep, "{\"Records\":" + deep}) {
            assertThatThrownBy(() -> probe.answer(event)).isInstanceOf(UnsupportedEventException.class);
        }
    }

    @Test
    void an_empty_object_is_called_empty() {
        assertThatThrownBy(() -> probe.answer("{}"))
                .hasMessageStartingWith("The event is no HTTP request but an empty object.");
    }

    @Test
    void under_the_runtime_the_invocation_fails_with_that_explanation() {
        try (LocalLambda lambda = LocalLambda.builder()
                .handler(ScriptedFunction.class)
                .environment(ScriptedFunction.KEYS)
                .start()) {
            assertThat(lambda.invoke(AwsEvent.of("other-sqs").bytes()))
                    .isInstanceOfSatisfying(FunctionError.class, error -> {
                        assertThat(error.type()).isEqualTo(UnsupportedEventException.class.getName());
                        assertThat(error.message()).contains("records of \"aws:sqs\"");
                    });
            assertThat(lambda.invoke("null".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isInstanceOf(FunctionError.class);
            assertThat(lambda.output()).doesNotContain("secret-content");
        }
    }

    @Test
    void an_event_tells_what_it_is_in_any_order_of_its_members() {
        ObjectNode rest = (ObjectNode) AwsEvent.json(AwsEvent.of("rest").bytes());
        ObjectNode turned = rest.objectNode();
        java.util.ArrayList<String> names = new java.util.ArrayList<>();
        rest.fieldNames().forEachRemaining(names::add);
        java.util.Collections.reverse(names);
        names.forEach(name -> turned.set(name, rest.get(name)));

        assertThat(probe.answer(turned.toString()).get("statusCode").intValue()).isEqualTo(401);
    }
}
