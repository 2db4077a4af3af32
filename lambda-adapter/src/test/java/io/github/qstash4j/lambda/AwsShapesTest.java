package io.github.qstash4j.lambda;

import static io.github.qstash4j.receiver.RefusalReason.WRONG_DESTINATION;
import static io.github.qstash4j.test.fixtures.SignedRequest.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.qstash4j.test.fixtures.SignedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of the shapes that AWS documents; where each was seen is listed in SOURCES.md of the test resources. */
class AwsShapesTest {

    @ParameterizedTest
    @CsvSource({
        "rest, https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs/order",
        "rest-path-parameters, https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/shops/7/orders/a%20b",
        "rest-query,"
                + " https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs?tag=blue&flag=&tag=gr%C3%BCn+%26+gelb",
        "rest-custom-domain, https://api.shop.example/jobs",
        "rest-custom-domain-without-stage, https://api.shop.example/live/jobs",
        "rest-custom-domain-base-path, https://api.shop.example/v1/jobs",
        "rest-custom-domain-base-path-without-stage, https://api.shop.example/v1/live/jobs",
        "rest-iam, https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs",
        "rest-authorizer-without-base64-flag, https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs",
        "http-1.0, https://h1tp0001.execute-api.eu-central-1.amazonaws.com/jobs",
        "http-1.0-stage, https://h1tp0001.execute-api.eu-central-1.amazonaws.com/dev/jobs",
        "http-1.0-custom-domain-base-path, https://api.shop.example/v1/jobs",
        "http-2.0, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/jobs?tag=a&tag=b%20c",
        "http-2.0-stage, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/dev/jobs",
        "http-2.0-path-parameters, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/shops/7",
        "http-2.0-iam, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/jobs",
        "http-2.0-jwt, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/jobs",
        "http-2.0-lambda-authorizer, https://h2tp0001.execute-api.eu-central-1.amazonaws.com/jobs",
        "http-2.0-custom-domain, https://api.shop.example/jobs",
        "http-2.0-custom-domain-stage, https://api.shop.example/jobs",
        "http-2.0-custom-domain-stage, https://api.shop.example/live/jobs",
        "function-url, https://u0rl1example.lambda-url.eu-central-1.on.aws/jobs?tag=a&tag=b",
        "function-url-root, https://u0rl1example.lambda-url.eu-central-1.on.aws",
        "function-url-iam, https://u0rl1example.lambda-url.eu-central-1.on.aws/jobs/a%20b",
    })
    void a_delivery_is_taken_at_the_URL_that_the_platform_vouches_for(String name, String url) {
        Probe probe = Probe.ofPlatform();
        SignedRequest signed = valid().to(url).json("{\"größe\":\"XL\"}");

        JsonNode answer = probe.answer(AwsEvent.of(name).carrying(signed));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("headers").isObject()).isTrue();
        assertThat(answer.has("multiValueHeaders")).isFalse();
        assertThat(answer.path("isBase64Encoded").isBoolean()).isTrue();
        assertThat(probe.last().url()).isEqualTo(url);
        assertThat(probe.last().text()).isEqualTo("{\"größe\":\"XL\"}");
        assertThat(probe.last().headers().first("X-Forwarded-Port")).isEqualTo("443");
        assertThat(probe.status(AwsEvent.of(name).carrying(signed).inBase64())).isEqualTo(200);
        assertThat(probe.last().text()).isEqualTo("{\"größe\":\"XL\"}");

        assertThat(probe.status(AwsEvent.of(name).carrying(valid().to(url).withTamperedBody("{}"))))
                .isEqualTo(401);
        for (String other :
                new String[] {url + "/more", url + "?more=1", url.replace("https", "http"), "https://x.example"}) {
            assertThat(probe.status(AwsEvent.of(name).carrying(valid().to(other))))
                    .as(other)
                    .isEqualTo(401);
            assertThat(probe.refusal().reason()).isEqualTo(WRONG_DESTINATION);
        }
        assertThat(probe.handled()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "alb, https://jobs.shop.example/jobs/a%20b?tag=gr%C3%BCn, headers",
        "alb-multi-value, https://jobs.shop.example/jobs?tag=a&tag=b%20c, multiValueHeaders",
        "alb-null-multi-value, https://jobs.shop.example/jobs, headers",
    })
    void a_delivery_behind_a_load_balancer_is_taken_at_the_configured_URL(String name, String url, String headers) {
        Probe probe = Probe.with("QSTASH_PUBLIC_BASE_URL", "https://jobs.shop.example");

        JsonNode answer = probe.answer(AwsEvent.of(name).carrying(valid().to(url)));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path(headers).isObject()).isTrue();
        assertThat(answer.has("headers") && answer.has("multiValueHeaders")).isFalse();
        assertThat(probe.last().url()).isEqualTo(url);
        assertThat(probe.status(AwsEvent.of(name).carrying(valid().to(url + "&more=1"))))
                .isEqualTo(401);
        assertThat(Probe.with("QSTASH_PUBLIC_URL", url).status(AwsEvent.of(name).carrying(valid().to(url))))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alb", "alb-multi-value", "alb-null-multi-value"})
    void behind_a_load_balancer_nothing_is_taken_without_a_configured_URL_and_the_remedy_is_named(String name) {
        Probe probe = Probe.ofPlatform();

        JsonNode answer = probe.answer(AwsEvent.of(name).carrying(valid().to("https://jobs.shop.example/jobs")));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
        assertThat(answer.toString()).doesNotContain("QSTASH");
        assertThat(probe.refusal())
                .hasMessageContaining("nothing says what URL")
                .hasMessageContaining("QSTASH_PUBLIC_BASE_URL");
    }
}
