package io.github.qstash4j.test.lambda;

import static io.github.qstash4j.test.lambda.ScriptedHandler.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import io.github.qstash4j.test.lambda.InvocationResult.Returned;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LocalLambdaTest {

    private static LocalLambda lambda;

    @BeforeAll
    static void start() {
        lambda = LocalLambda.builder()
                .handler(ScriptedHandler.class)
                .environment("GREETING", "hello")
                .functionName("scripted")
                .memory(256)
                .start();
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    private static String returned(String script) {
        return ((Returned) lambda.invoke(event(script))).text();
    }

    @ParameterizedTest
    @EnumSource
    void every_front_end_hands_http_to_the_function_and_its_answer_back(FrontEnd frontEnd) throws Exception {
        HttpResponse<String> response =
                Post.to(lambda.url(frontEnd), "/jobs/a%20b?q=1%202", "caf\u00e9", "Upstash-Signature", "t");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        JsonNode event = ReadEvent.json(response.body().getBytes(UTF_8));
        assertThat(event.path("body").asText()).isEqualTo("caf\u00e9");
        assertThat(event.toString())
                .containsIgnoringCase("\"upstash-signature\"")
                .contains("127.0.0.1");
        boolean decoded = frontEnd == FrontEnd.HTTP_API;
        assertThat(event.path("rawPath").asText(event.path("path").asText()))
                .isEqualTo(decoded ? "/jobs/a b" : "/jobs/a%20b");
    }

    @Test
    void a_front_end_is_started_once_for_the_same_settings() {
        assertThat(lambda.url(FrontEnd.REST_API.withStage("a")))
                .isEqualTo(lambda.url(FrontEnd.REST_API.withStage("a")));
        assertThat(lambda.url(FrontEnd.REST_API)).isNotEqualTo(lambda.url(FrontEnd.REST_API.withStage("a")));
    }

    @Test
    void a_path_outside_of_the_stage_does_not_reach_the_function() throws Exception {
        URI rest = lambda.url(FrontEnd.REST_API.withStage("dev"));
        URI http = lambda.url(FrontEnd.HTTP_API.withStage("dev"));

        assertThat(Post.to(rest, "/jobs", "print reached").statusCode()).isEqualTo(403);
        assertThat(Post.to(http, "/developer", "print reached").statusCode()).isEqualTo(404);
        assertThat(Post.to(rest, "/dev/jobs", "x").statusCode()).isEqualTo(200);
        assertThat(lambda.output()).doesNotContain("reached\n");
    }

    @ParameterizedTest
    @CsvSource({"REST_API, 502", "HTTP_API, 500", "FUNCTION_URL, 502", "ALB, 502"})
    void what_the_function_throws_is_an_error_and_only_told_to_the_developer(FrontEnd frontEnd, int status)
            throws Exception {
        HttpResponse<String> response = Post.to(lambda.url(frontEnd), "/", "throw out " + frontEnd);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("out " + frontEnd);
        assertThat(lambda.awaitOutput(
                        text -> text.contains(frontEnd.option() + " answered " + status
                                + ": java.lang.IllegalStateException: out " + frontEnd),
                        Duration.ofSeconds(5)))
                .isTrue();
    }

    @Test
    void a_malformed_answer_is_explained_to_the_developer() throws Exception {
        assertThat(Post.to(lambda.url(FrontEnd.ALB), "/", "answer {\"body\":\"x\"}")
                        .statusCode())
                .isEqualTo(502);
        assertThat(lambda.output())
                .contains("alb answered 502: The function's answer is malformed: it has no statusCode");
    }

    @Test
    void a_handler_can_be_tried_without_a_process() throws Exception {
        SignedRequest request = SignedRequest.valid();
        EventReader event = new EventReader(new ByteArrayInputStream(LambdaEvents.of(FrontEnd.ALB, request)));
        byte[] answer = EventReader.answer(200, Map.of(), event.body());

        LambdaResponse response = LambdaEvents.response(FrontEnd.ALB, request, answer);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).contains("orderId");
    }

    @Test
    void an_invocation_returns_what_the_function_wrote_or_threw() {
        assertThat(returned("answer any bytes")).isEqualTo("any bytes");
        assertThat(lambda.invoke(event("throw me")))
                .isEqualTo(new FunctionError("java.lang.IllegalStateException", "me"));
    }

    @Test
    void the_function_has_the_given_variables_and_lambdas_alone() {
        assertThat(returned("environment GREETING")).isEqualTo("hello");
        assertThat(returned("environment AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("scripted");
        assertThat(returned("variables")).doesNotContain("HOME");
    }

    @Test
    void the_function_is_told_its_name_and_how_much_time_is_left() {
        String[] context = returned("context").split(" ", -1);

        assertThat(context[0]).hasSize(36);
        assertThat(context[1]).isEqualTo("scripted");
        assertThat(context[2]).isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:scripted");
        assertThat(Integer.parseInt(context[3])).isBetween(5000, 10_000);
        assertThat(context[4]).isEqualTo("256");
    }

    @ParameterizedTest
    @CsvSource({
        "x, 200",
        "a.example:80, 200",
        "[::1]:9000, 200",
        "x/dev/admin?q=, 400",
        "a b, 400",
        "user@x, 400",
        "a.example\\r\\nHost: evil.example, 400",
        "a\\r\\nContent-Length: 0\\r\\nTransfer-Encoding: chunked, 400",
        "a\\r\\nContent-Length: 0\\r\\nContent-Length: 0, 400",
    })
    void a_head_that_can_be_read_in_two_ways_is_refused(String hosts, int status) throws Exception {
        assertThat(Post.head(lambda.url(FrontEnd.FUNCTION_URL), "/jobs", hosts.translateEscapes()))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void a_target_with_a_fragment_or_without_a_path_is_refused() throws Exception {
        assertThat(Post.head(lambda.url(FrontEnd.FUNCTION_URL), "/a#b", "x")).startsWith("HTTP/1.1 400 ");
        assertThat(Post.head(lambda.url(FrontEnd.FUNCTION_URL), "http://x/jobs", "x"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(Post.head(lambda.url(FrontEnd.FUNCTION_URL), "jobs", "x")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void a_path_that_begins_with_two_slashes_names_no_host() throws Exception {
        assertThat(Post.head(lambda.url(FrontEnd.FUNCTION_URL), "//evil.example/jobs", "x"))
                .contains("\"rawPath\":\"//evil.example/jobs\"");
    }

    @Test
    void text_is_utf_8_where_the_machine_does_not_have_the_locale() throws Exception {
        try (LocalLambda ascii = LocalLambda.builder()
                .handler(ScriptedHandler.class)
                .environment("LC_ALL", "C")
                .start()) {
            assertThat(((Returned) ascii.invoke(event("charset caf\u00e9"))).text())
                    .isEqualTo("UTF-8");
            assertThat(ascii.awaitOutput(text -> text.contains("caf\u00e9"), Duration.ofSeconds(5)))
                    .isTrue();
        }
    }

    @Test
    void what_the_function_prints_is_kept() throws Exception {
        returned("print printed by the function");

        assertThat(lambda.awaitOutput(text -> text.contains("printed by the function"), Duration.ofSeconds(5)))
                .isTrue();
        assertThat(lambda.awaitOutput(text -> text.contains("never"), Duration.ofMillis(1)))
                .isFalse();
    }

    @Test
    void a_body_that_is_too_long_is_refused_before_the_function() throws Exception {
        String more = "print reached" + "x".repeat(1024 * 1024);
        String most = "x".repeat(6 * 1024 * 1024);

        assertThat(Post.to(lambda.url(FrontEnd.ALB), "/", more).statusCode()).isEqualTo(413);
        assertThat(Post.to(lambda.url(FrontEnd.FUNCTION_URL), "/", most).statusCode())
                .as("the event is longer than its body")
                .isEqualTo(413);
        assertThat(Post.to(lambda.url(FrontEnd.REST_API), "/", more).statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> lambda.invoke(new byte[InvocationResult.MAX_PAYLOAD + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_answer_that_is_too_long_is_an_error() {
        assertThat(lambda.invoke(event("long " + (InvocationResult.MAX_PAYLOAD + 1))))
                .isInstanceOfSatisfying(
                        FunctionError.class,
                        error -> assertThat(error.type()).isEqualTo("Function.ResponseSizeTooLarge"));
        assertThat(returned("long 6000000")).hasSize(6_000_000);
    }

    @Test
    void the_runtime_api_knows_its_own_invocations_only() throws Exception {
        URI api = URI.create("http://" + returned("environment AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime");

        assertThat(Post.to(api, "/invocation/unknown/response", "x").statusCode())
                .isEqualTo(400);
        assertThat(Post.to(api, "/invocation/unknown/error", "{}").statusCode()).isEqualTo(400);
        assertThat(Post.to(api, "/elsewhere", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void a_warm_round_trip_waits_for_no_delayed_acknowledgement() throws Exception {
        URI url = lambda.url(FrontEnd.FUNCTION_URL);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            var unused = Post.to(url, "/", "warm");
            best = Math.min(best, System.nanoTime() - start);
        }

        assertThat(TimeUnit.NANOSECONDS.toMillis(best)).as("ms").isLessThan(30);
    }
}
