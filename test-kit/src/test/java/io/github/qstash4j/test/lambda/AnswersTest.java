package io.github.qstash4j.test.lambda;

import static io.github.qstash4j.test.lambda.ReadEvent.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import io.github.qstash4j.test.lambda.InvocationResult.Returned;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final LambdaRequest REQUEST =
            request("https://app.example.com/", new byte[0], "Accept", "image/png, */*");

    private static LambdaResponse answer(FrontEndSettings settings, String json) {
        return Answers.of(settings, REQUEST, new Returned(json.getBytes(UTF_8)));
    }

    private static LambdaResponse answer(FrontEnd frontEnd, String json) {
        return answer(FrontEndSettings.of(frontEnd), json);
    }

    @ParameterizedTest
    @EnumSource
    void status_headers_and_body_are_passed_on(FrontEnd frontEnd) {
        LambdaResponse answer = answer(
                frontEnd,
                "{\"statusCode\":489,\"headers\":{\"X-One\":\"1\"},\"multiValueHeaders\":{\"X-One\":[\"1\"]},"
                        + "\"body\":\"caf\u00e9\"}");

        assertThat(answer.status()).isEqualTo(489);
        assertThat(answer.headers()).containsEntry("X-One", List.of("1"));
        assertThat(answer.text()).isEqualTo("caf\u00e9");
        assertThat(answer.fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REST_API, 502", "HTTP_API, 500", "FUNCTION_URL, 502", "ALB, 502", "ALB_MULTI_VALUE, 502"})
    void an_error_of_the_function_is_a_status_of_the_front_end(FrontEnd frontEnd, int status) {
        LambdaResponse answer =
                Answers.of(FrontEndSettings.of(frontEnd), REQUEST, new FunctionError("java.lang.Error", "secret"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("secret");
        assertThat(answer.fault()).contains("java.lang.Error: secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":\"many\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":100}",
                "{\"statusCode\":101}",
                "{\"statusCode\":200} {\"statusCode\":500}",
                "{\"statusCode\":200,\"headers\":{\"X\":\"\\u017c\"}}",
                "{\"statusCode\":200,\"headers\":{\"X\":\"\\u0085\"}}",
                "{\"statusCode\":200,\"headers\":{\"X\":\"\\u007f\"}}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200,\"headers\":{\"X\":{}}}",
                "{\"statusCode\":200,\"headers\":{\"X Y\":\"1\"}}",
                "{\"statusCode\":200,\"headers\":{\"X\":\"1\\r\\nY: 2\"}}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"body\":\"x\",\"isBase64Encoded\":\"yes\"}",
                "not JSON"
            })
    void a_malformed_answer_is_an_error_everywhere(String json) {
        String multiple = json.replace("\"headers\":", "\"multiValueHeaders\":");

        assertThat(answer(FrontEnd.REST_API, json).status()).isEqualTo(502);
        assertThat(answer(FrontEnd.HTTP_API, json).status()).isEqualTo(500);
        assertThat(answer(FrontEnd.FUNCTION_URL, json).status()).isEqualTo(502);
        assertThat(answer(FrontEnd.ALB, json).status()).isEqualTo(502);
        assertThat(answer(FrontEnd.ALB_MULTI_VALUE, multiple).status()).isEqualTo(502);
        assertThat(answer(FrontEnd.ALB, json).fault().orElseThrow()).startsWith("The function's answer is malformed: ");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_API", "FUNCTION_URL"})
    void an_answer_without_a_status_is_the_body_of_format_2(FrontEnd frontEnd) {
        LambdaResponse answer = answer(frontEnd, "{\"body\":\"x\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"body\":\"x\"}");
        assertThat(answer.headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(answer(frontEnd, "\"Hello\"").text()).isEqualTo("\"Hello\"");
    }

    @Test
    void cookies_of_format_2_are_headers() {
        assertThat(answer(FrontEnd.HTTP_API, "{\"statusCode\":200,\"cookies\":[\"a=1\",\"b=2\"]}")
                        .headers())
                .containsEntry("Set-Cookie", List.of("a=1", "b=2"));
    }

    @Test
    void a_rest_api_needs_no_member_and_allows_no_other() {
        assertThat(answer(FrontEnd.REST_API, "{}").status()).isEqualTo(200);
        assertThat(answer(FrontEnd.REST_API, "{\"statusCode\":200,\"cookies\":[]}")
                        .fault())
                .hasValueSatisfying(why -> assertThat(why).contains("it has a member cookies"));
        assertThat(answer(FrontEnd.REST_API, "[]").status()).isEqualTo(502);
    }

    @Test
    void a_rest_api_merges_its_two_kinds_of_headers() {
        assertThat(answer(
                                FrontEnd.REST_API,
                                "{\"headers\":{\"x-a\":\"1\",\"X-B\":\"2\"},\"multiValueHeaders\":{\"X-A\":[\"1\",\"3\"]}}")
                        .headers())
                .containsEntry("X-A", List.of("1", "3"))
                .containsEntry("X-B", List.of("2"))
                .doesNotContainKey("x-a");
    }

    @Test
    void a_rest_api_decodes_what_the_caller_accepts_and_it_knows_as_binary() {
        String json = "{\"statusCode\":200,\"body\":\"e30=\",\"isBase64Encoded\":true}";
        FrontEndSettings rest = FrontEndSettings.of(FrontEnd.REST_API);

        assertThat(answer(rest.withBinaryMediaTypes("image/png"), json).text()).isEqualTo("{}");
        assertThat(answer(rest, json).text()).isEqualTo("e30=");
        assertThat(answer(FrontEnd.HTTP_API, json).text()).isEqualTo("{}");
    }

    @Test
    void a_load_balancer_needs_a_status_and_its_own_kind_of_headers() {
        assertThat(answer(FrontEnd.ALB, "{\"body\":\"x\"}").status()).isEqualTo(502);
        assertThat(answer(FrontEnd.ALB, "{\"statusCode\":200,\"multiValueHeaders\":{\"X\":[\"1\"]}}")
                        .headers())
                .doesNotContainKey("X");
        assertThat(answer(FrontEnd.ALB_MULTI_VALUE, "{\"statusCode\":200,\"headers\":{\"X\":\"1\"}}")
                        .fault())
                .hasValueSatisfying(why -> assertThat(why).contains("in place of multiValueHeaders"));
    }

    @Test
    void a_load_balancer_takes_no_more_than_a_megabyte() {
        String json = "{\"statusCode\":200,\"body\":\"" + "x".repeat(1024 * 1024) + "\"}";

        assertThat(answer(FrontEnd.ALB, json).status()).isEqualTo(502);
        assertThat(answer(FrontEnd.FUNCTION_URL, json).status()).isEqualTo(200);
    }
}
