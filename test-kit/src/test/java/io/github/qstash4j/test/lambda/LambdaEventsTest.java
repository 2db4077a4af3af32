package io.github.qstash4j.test.lambda;

import static io.github.qstash4j.test.lambda.ReadEvent.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LambdaEventsTest {

    private static final byte[] NOTHING = {};
    private static final String URL = "https://App.example.com/jobs/caf%C3%A9%2Fa?b=1%202&a=x%26y&b=3&empty=";

    private static JsonNode event(FrontEnd frontEnd, String... headers) {
        return ReadEvent.of(frontEnd, request(URL, "{}".getBytes(UTF_8), headers));
    }

    @Test
    void a_rest_api_keeps_headers_as_sent_and_has_every_value() {
        JsonNode event = event(FrontEnd.REST_API, "Upstash-Signature", "t", "X-Trace", "a", "X-Trace", "b");

        assertThat(event.at("/headers/Upstash-Signature").asText()).isEqualTo("t");
        assertThat(event.at("/headers/X-Trace").asText()).isEqualTo("b");
        assertThat(event.at("/multiValueHeaders/X-Trace")).hasToString("[\"a\",\"b\"]");
        assertThat(event.at("/headers/Host").asText()).isEqualTo("App.example.com");
        assertThat(event.at("/headers/X-Forwarded-Proto").asText()).isEqualTo("https");
    }

    @Test
    void a_rest_api_has_decoded_parameters_and_the_path_as_sent() {
        JsonNode event = event(FrontEnd.REST_API);

        assertThat(event.path("path").asText()).isEqualTo("/jobs/caf%C3%A9%2Fa");
        assertThat(event.at("/requestContext/path").asText()).isEqualTo("/jobs/caf%C3%A9%2Fa");
        assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo("jobs/caf%C3%A9%2Fa");
        assertThat(event.path("queryStringParameters")).hasToString("{\"b\":\"3\",\"a\":\"x&y\",\"empty\":\"\"}");
        assertThat(event.at("/multiValueQueryStringParameters/b")).hasToString("[\"1 2\",\"3\"]");
        assertThat(event.at("/requestContext/domainName").asText()).isEqualTo("app.example.com");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("prod");
    }

    @Test
    void a_rest_api_writes_null_for_nothing() {
        JsonNode event = ReadEvent.of(FrontEnd.REST_API, request("https://app.example.com", NOTHING));

        assertThat(event.path("body").isNull()).isTrue();
        assertThat(event.path("isBase64Encoded").isBoolean()).isTrue();
        assertThat(event.path("queryStringParameters").isNull()).isTrue();
        assertThat(event.path("pathParameters").isNull()).isTrue();
        assertThat(event.path("path").asText()).isEqualTo("/");
        assertThat(event.path("version").isMissingNode()).isTrue();
    }

    @Test
    void the_stage_of_a_rest_api_is_in_one_of_its_two_paths() {
        FrontEndSettings staged = FrontEnd.REST_API.withStage("dev");
        JsonNode event = ReadEvent.of(staged, request("https://id.execute-api.example/dev/jobs", NOTHING));

        assertThat(event.path("path").asText()).isEqualTo("/jobs");
        assertThat(event.at("/requestContext/path").asText()).isEqualTo("/dev/jobs");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("dev");
    }

    @Test
    void the_base_path_of_a_custom_domain_is_in_both_paths() {
        FrontEndSettings mapped =
                FrontEnd.REST_API.withDomain("api.example.com").withBasePath("v1");
        JsonNode event = ReadEvent.of(mapped, request("https://other.example/v1/jobs", NOTHING));

        assertThat(event.path("path").asText()).isEqualTo("/v1/jobs");
        assertThat(event.at("/requestContext/path").asText()).isEqualTo("/v1/jobs");
        assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo("jobs");
        assertThat(event.at("/requestContext/domainName").asText()).isEqualTo("api.example.com");
        assertThat(event.at("/headers/Host").asText()).isEqualTo("api.example.com");
    }

    @Test
    void an_http_api_decodes_the_path_and_leaves_the_query_as_it_is() {
        JsonNode event = event(FrontEnd.HTTP_API, "Upstash-Signature", "t", "X-Trace", "a", "X-Trace", "b");

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("rawPath").asText()).isEqualTo("/jobs/caf\u00e9/a");
        assertThat(event.at("/requestContext/http/path").asText()).isEqualTo("/jobs/caf\u00e9/a");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("b=1%202&a=x%26y&b=3&empty=");
        assertThat(event.at("/queryStringParameters/b").asText()).isEqualTo("1 2,3");
        assertThat(event.at("/headers/upstash-signature").asText()).isEqualTo("t");
        assertThat(event.at("/headers/x-trace").asText()).isEqualTo("a,b");
        assertThat(event.has("multiValueHeaders")).isFalse();
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("$default");
    }

    @Test
    void an_http_api_drops_what_stands_behind_a_decoded_question_mark() {
        JsonNode event = ReadEvent.of(FrontEnd.HTTP_API, request("https://a.example/x%3Fy/z?q", NOTHING));

        assertThat(event.path("rawPath").asText()).isEqualTo("/x");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("q");
    }

    @Test
    void the_stage_of_an_http_api_is_in_its_path() {
        FrontEndSettings staged = FrontEnd.HTTP_API.withStage("dev");
        JsonNode event = ReadEvent.of(staged, request("https://id.execute-api.example/dev/jobs", NOTHING));

        assertThat(event.path("rawPath").asText()).isEqualTo("/dev/jobs");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("dev");
    }

    @Test
    void a_function_url_leaves_the_path_as_it_is() {
        JsonNode event = event(FrontEnd.FUNCTION_URL);

        assertThat(event.path("rawPath").asText()).isEqualTo("/jobs/caf%C3%A9%2Fa");
        assertThat(event.at("/requestContext/accountId").asText()).isEqualTo("anonymous");
    }

    @Test
    void cookies_are_a_field_of_format_2_and_no_header() {
        JsonNode event = event(FrontEnd.FUNCTION_URL, "Cookie", "a=1; b=2");

        assertThat(event.path("cookies")).hasToString("[\"a=1\",\"b=2\"]");
        assertThat(event.path("headers").has("cookie")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_API", "FUNCTION_URL"})
    void format_2_leaves_out_what_is_not_there(FrontEnd frontEnd) {
        JsonNode event = ReadEvent.of(frontEnd, request("https://app.example.com/", NOTHING));

        assertThat(event.has("body")).isFalse();
        assertThat(event.has("queryStringParameters")).isFalse();
        assertThat(event.has("cookies")).isFalse();
        assertThat(event.path("rawQueryString").asText("none")).isEmpty();
    }

    @Test
    void a_load_balancer_decodes_nothing_and_has_the_last_value() {
        JsonNode event = event(FrontEnd.ALB, "Upstash-Signature", "t", "X-Trace", "a", "X-Trace", "b");

        assertThat(event.at("/requestContext/elb/targetGroupArn").asText()).startsWith("arn:aws:elasticloadbalancing:");
        assertThat(event.path("path").asText()).isEqualTo("/jobs/caf%C3%A9%2Fa");
        assertThat(event.path("queryStringParameters")).hasToString("{\"b\":\"3\",\"a\":\"x%26y\",\"empty\":\"\"}");
        assertThat(event.at("/headers/upstash-signature").asText()).isEqualTo("t");
        assertThat(event.at("/headers/x-trace").asText()).isEqualTo("b");
        assertThat(event.has("multiValueHeaders")).isFalse();
    }

    @Test
    void a_load_balancer_has_every_value_in_other_fields_when_told_so() {
        JsonNode event = event(FrontEnd.ALB_MULTI_VALUE, "X-Trace", "a", "X-Trace", "b");

        assertThat(event.at("/multiValueHeaders/x-trace")).hasToString("[\"a\",\"b\"]");
        assertThat(event.at("/multiValueQueryStringParameters/b")).hasToString("[\"1%202\",\"3\"]");
        assertThat(event.has("headers")).isFalse();
        assertThat(event.has("queryStringParameters")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ALB", "ALB_MULTI_VALUE"})
    void a_load_balancer_writes_an_empty_body_and_tells_scheme_and_port(FrontEnd frontEnd) {
        JsonNode event = ReadEvent.of(frontEnd, request("http://app.example.com:8080/", NOTHING));

        assertThat(event.path("body").asText("none")).isEmpty();
        assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
        assertThat(event.toString())
                .contains("\"x-forwarded-proto\":")
                .contains("http\"")
                .contains("8080");
    }

    @ParameterizedTest
    @CsvSource({
        "REST_API, application/octet-stream, false",
        "REST_API, application/json, false",
        "HTTP_API, application/json, false",
        "HTTP_API, 'application/json; charset=utf-8', false",
        "HTTP_API, application/cloudevents+json, false",
        "HTTP_API, text/plain, false",
        "HTTP_API, application/x-www-form-urlencoded, true",
        "HTTP_API, application/octet-stream, true",
        "FUNCTION_URL, application/x-www-form-urlencoded, true",
        "ALB, application/json, false",
        "ALB, application/javascript, false",
        "ALB, application/cloudevents+json, true",
        "ALB_MULTI_VALUE, image/png, true",
    })
    void a_body_is_encoded_by_its_content_type(FrontEnd frontEnd, String contentType, boolean encoded) {
        JsonNode event = event(frontEnd, "Content-Type", contentType);

        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
        assertThat(event.path("body").asText()).isEqualTo(encoded ? "e30=" : "{}");
    }

    @Test
    void a_rest_api_encodes_the_media_types_that_it_is_told() {
        LambdaRequest png = request(URL, "{}".getBytes(UTF_8), "Content-Type", "image/png");
        FrontEndSettings rest = FrontEndSettings.of(FrontEnd.REST_API);

        assertThat(ReadEvent.of(rest.withBinaryMediaTypes("image/png"), png)
                        .path("body")
                        .asText())
                .isEqualTo("e30=");
        assertThat(ReadEvent.of(rest.withBinaryMediaTypes("*/*"), png)
                        .path("body")
                        .asText())
                .isEqualTo("e30=");
        assertThat(ReadEvent.of(rest.withBinaryMediaTypes("image/gif"), png)
                        .path("body")
                        .asText())
                .isEqualTo("{}");
    }

    @Test
    void a_compressed_body_is_encoded_by_a_load_balancer() {
        JsonNode event = event(FrontEnd.ALB, "Content-Type", "application/json", "Content-Encoding", "gzip");

        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_signed_request_is_an_event_with_its_signature(FrontEnd frontEnd) {
        SignedRequest signed = SignedRequest.valid();

        String event = new String(LambdaEvents.of(frontEnd, signed), UTF_8);

        assertThat(event).contains(signed.token()).contains("/jobs/order-placed");
        assertThat(ReadEvent.json(LambdaEvents.of(frontEnd, signed))
                        .path("body")
                        .asText())
                .isEqualTo(new String(signed.body(), UTF_8));
    }

    @Test
    void a_path_outside_of_the_stage_is_no_event() {
        assertThatThrownBy(() -> LambdaEvents.of(FrontEnd.REST_API.withStage("dev"), request(URL, NOTHING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not below /dev");
    }

    @Test
    void settings_that_a_front_end_does_not_have_are_refused() {
        assertThatThrownBy(() -> FrontEnd.ALB.withStage("dev")).hasMessage("ALB has no stages");
        assertThatThrownBy(() -> FrontEndSettings.of(FrontEnd.HTTP_API).withBinaryMediaTypes("*/*"))
                .hasMessageContaining("a setting of a REST API");
        assertThatThrownBy(() -> FrontEnd.HTTP_API.withStage("dev").withBasePath("v1"))
                .hasMessageContaining("set one of them");
        assertThatThrownBy(() -> FrontEndSettings.of(FrontEnd.HTTP_API).withBasePath("a?b"))
                .hasMessageContaining("basePath must be words");
        assertThatThrownBy(() -> FrontEndSettings.of(FrontEnd.ALB).withIntegrationTimeout(Duration.ofSeconds(1)))
                .hasMessageContaining("no integration timeout");
    }
}
