package io.github.qstash4j.lambda;

import static io.github.qstash4j.receiver.RefusalReason.WRONG_DESTINATION;
import static io.github.qstash4j.test.fixtures.SignedRequest.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which URL a request is taken to have been sent to. */
class UrlRulesTest {

    private static final String REST = "https://r3st0001.execute-api.eu-central-1.amazonaws.com/prod/jobs";

    private final Probe probe = Probe.ofPlatform();

    private static AwsEvent http(String rawPath, String domain, String stage, String url) {
        return AwsEvent.of("http-2.0-stage")
                .carrying(valid().to(url))
                .with(members -> members.put("rawPath", rawPath))
                .withContext(context -> context.put("domainName", domain).put("stage", stage));
    }

    @Test
    void the_path_of_a_REST_API_is_the_one_in_the_request_context() {
        AwsEvent event = AwsEvent.of("rest")
                .carrying(valid().to(REST))
                .with(members -> members.put("path", "/other"))
                .withContext(context -> context.put("path", "/prod/jobs"));
        assertThat(probe.status(event)).isEqualTo(200);
        assertThat(probe.status(event.withContext(context -> context.put("path", "/other"))
                        .with(members -> members.put("path", "/prod/jobs"))))
                .isEqualTo(401);
        assertThat(probe.status(event.withContext(context -> context.remove("path"))))
                .isEqualTo(401);
        assertThat(probe.refusal()).hasMessageContaining("nothing says what URL");
        assertThat(probe.status(event.withContext(
                        context -> context.put("path", "/prod/jobs").remove("domainName"))))
                .isEqualTo(401);
        assertThat(probe.refusal()).hasMessageContaining("nothing says what URL");
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs,         id.execute-api.eu-central-1.amazonaws.com,    $default, https://id.execute-api.eu-central-1.amazonaws.com/jobs,      200",
        "/dev/jobs,     id.execute-api.eu-central-1.amazonaws.com,    dev,      https://id.execute-api.eu-central-1.amazonaws.com/dev/jobs,  200",
        "/dev/jobs,     id.execute-api.eu-central-1.amazonaws.com,    dev,      https://id.execute-api.eu-central-1.amazonaws.com/jobs,      401",
        "/jobs,         id.execute-api.eu-central-1.amazonaws.com,    dev,      https://id.execute-api.eu-central-1.amazonaws.com/dev/jobs,  401",
        "/dev/jobs,     id.execute-api.eu-central-1.amazonaws.com.cn, dev,      https://id.execute-api.eu-central-1.amazonaws.com.cn/jobs,   401",
        "/dev/jobs,     api.shop.example,                             dev,      https://api.shop.example/jobs,                               200",
        "/dev/jobs,     api.shop.example,                             dev,      https://api.shop.example/dev/jobs,                           200",
        "/dev,          api.shop.example,                             dev,      https://api.shop.example/,                                   200",
        "/dev,          api.shop.example,                             dev,      https://api.shop.example,                                    200",
        "/jobs,         api.shop.example,                             dev,      https://api.shop.example/jobs,                               200",
        "/device/jobs,  api.shop.example,                             dev,      https://api.shop.example/ice/jobs,                           401",
        "/dev/dev/jobs, api.shop.example,                             dev,      https://api.shop.example/jobs,                               401",
        "/jobs,         api.shop.example,                             $default, https://api.shop.example/$default/jobs,                      401",
        "/jobs,         API.shop.example,                             $default, https://api.SHOP.example:443/jobs,                           200",
        "/a b/jobs,     api.shop.example,                             $default, https://api.shop.example/a%20b/jobs,                         200",
        "/größe,        api.shop.example,                             $default, https://api.shop.example/gr%C3%B6%C3%9Fe,                    200",
        "/größe,        api.shop.example,                             $default, https://api.shop.example/gr%c3%b6%c3%9fe,                    401",
        "/100%,         api.shop.example,                             $default, https://api.shop.example/100%25,                             200",
        "/100% %2 %zz,  api.shop.example,                             $default, https://api.shop.example/100%25%20%252%20%25zz,              200",
        "/ü%,           api.shop.example,                             $default, https://api.shop.example/%C3%BC%25,                          200",
        "/a%20b,        api.shop.example,                             $default, https://api.shop.example/a%20b,                              200",
        "/a?b,          api.shop.example,                             $default, https://api.shop.example/a%3Fb,                              200",
        "/a?b,          api.shop.example,                             $default, https://api.shop.example/a?b,                                401",
        "/a#b,          api.shop.example,                             $default, https://api.shop.example/a%23b,                              200",
        "/a\\b,         api.shop.example,                             $default, https://api.shop.example/a%5Cb,                              200",
        "/a/../b,       api.shop.example,                             $default, https://api.shop.example/b,                                  401",
        "//evil.example/jobs, api.shop.example,                       $default, https://evil.example/jobs,                                   401",
    })
    void of_an_HTTP_API_it_is_the_raw_path_below_its_domain(
            String rawPath, String domain, String stage, String url, int status) {
        assertThat(probe.status(http(rawPath, domain, stage, url))).isEqualTo(status);
    }

    @Test
    void an_HTTP_API_with_payload_format_1_decodes_paths_as_well() {
        AwsEvent event = AwsEvent.of("http-1.0")
                .carrying(valid().to("https://h1tp0001.execute-api.eu-central-1.amazonaws.com/gr%C3%B6%C3%9Fe/a%20b"))
                .withContext(context -> context.put("path", "/größe/a b"));

        assertThat(probe.status(event)).isEqualTo(200);
    }

    @Test
    void the_query_of_a_REST_API_is_compared_as_decoded_pairs_in_any_order() {
        AwsEvent event = AwsEvent.of("rest-query");
        for (String query :
                new String[] {"flag=&tag=blue&tag=gr%C3%BCn%20%26%20gelb", "tag=gr%c3%bcn+%26+gelb&tag=blue&flag"}) {
            assertThat(probe.status(event.carrying(valid().to(REST + "?" + query))))
                    .as(query)
                    .isEqualTo(200);
        }
        for (String query : new String[] {
            "tag=blue&tag=gr%C3%BCn+%26+gelb",
            "flag=&tag=blue",
            "flag=&tag=blue&tag=gr%C3%BCn+&+gelb",
            "flag=&tag=blue&tag=blue&tag=gr%C3%BCn+%26+gelb",
            "flag=&Tag=blue&tag=gr%C3%BCn+%26+gelb",
            "%"
        }) {
            assertThat(probe.status(event.carrying(valid().to(REST + "?" + query))))
                    .as(query)
                    .isEqualTo(401);
        }
        assertThat(probe.status(event.carrying(valid().to(REST)))).isEqualTo(401);
    }

    @Test
    void a_mismatch_names_all_candidates() {
        assertThat(probe.status(http("/dev/jobs", "api.shop.example", "dev", "https://api.shop.example/v1/jobs")))
                .isEqualTo(401);

        assertThat(probe.refusal().reason()).isEqualTo(WRONG_DESTINATION);
        assertThat(probe.refusal().claimed()).isEqualTo("https://api.shop.example/v1/jobs");
        assertThat(probe.refusal().here()).isEqualTo("https://api.shop.example/dev/jobs https://api.shop.example/jobs");
        assertThat(probe.refusal())
                .hasMessageContaining("https://api.shop.example/v1/jobs")
                .hasMessageContaining("https://api.shop.example/dev/jobs or https://api.shop.example/jobs")
                .hasMessageContaining("the path differs");
    }

    @Test
    void a_configured_URL_wins_over_what_the_platform_says() {
        String cdn = "https://jobs.shop.example";
        Probe base = Probe.with("QSTASH_PUBLIC_BASE_URL", cdn + "/v1");
        AwsEvent mapped = http("/jobs", "api.shop.example", "$default", cdn + "/v1/jobs");
        assertThat(base.status(mapped)).isEqualTo(200);
        assertThat(base.status(http("/jobs", "api.shop.example", "$default", "https://api.shop.example/jobs")))
                .isEqualTo(401);
        assertThat(base.status(http("/jobs", "api.shop.example", "$default", cdn + "/v1/other")))
                .isEqualTo(401);

        Probe exact = Probe.with("QSTASH_PUBLIC_URL", cdn + "/v1/jobs");
        assertThat(exact.status(http("/dev/jobs", "api.shop.example", "dev", cdn + "/v1/jobs")))
                .isEqualTo(200);
        assertThat(exact.status(http("/dev/jobs", "api.shop.example", "dev", "https://api.shop.example/dev/jobs")))
                .isEqualTo(401);
    }

    @Test
    void nothing_that_a_caller_writes_is_believed() {
        for (String name : new String[] {"rest", "http-2.0", "function-url-root", "alb", "alb-multi-value"}) {
            AwsEvent event = AwsEvent.of(name)
                    .carrying(valid().to("https://other.example/jobs")
                            .header("Host", "other.example")
                            .header("X-Forwarded-Host", "other.example")
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Prefix", "/jobs")
                            .header("X-Forwarded-Path", "/jobs")
                            .header("Forwarded", "host=other.example;proto=https")
                            .header("X-Original-URL", "https://other.example/jobs"));
            assertThat(probe.status(event)).as(name).isEqualTo(401);
            assertThat(probe.refusal().reason()).isEqualTo(WRONG_DESTINATION);
            assertThat(String.valueOf(probe.refusal().here())).doesNotContain("other.example");
        }
    }

    /** Whether any front end ever hands such a path over is not known; the host must not grow by it. */
    @ParameterizedTest
    @CsvSource({
        ".evil.example/jobs",
        "@evil.example/jobs",
        ":1234/jobs",
        "evil.example",
        "https://evil.example/jobs",
        "*"
    })
    void a_path_without_a_slash_is_no_part_of_the_host(String path) {
        AwsEvent event = http(path, "api.shop.example", "$default", "https://api.shop.example" + path);

        assertThat(probe.status(event)).isEqualTo(401);
        assertThat(probe.refusal()).hasMessageContaining("nothing says what URL");
    }

    /** What a caller adds must not get lost between two spellings of one name. */
    @Test
    void a_parameter_that_was_added_under_another_spelling_is_noticed_behind_a_load_balancer() {
        Probe base = Probe.with("QSTASH_PUBLIC_BASE_URL", "https://jobs.shop.example");
        for (String added : new String[] {"%74ag", "ta%67", "%74%61%67"}) {
            AwsEvent event = AwsEvent.of("alb-multi-value")
                    .carrying(valid().to("https://jobs.shop.example/jobs?tag=a"))
                    .with(members -> {
                        ObjectNode query = members.putObject("multiValueQueryStringParameters");
                        query.putArray("tag").add("a");
                        query.putArray(added).add("evil");
                    });
            assertThat(base.status(event)).as(added).isEqualTo(401);
        }
        assertThat(base.handled()).isEmpty();
    }
}
