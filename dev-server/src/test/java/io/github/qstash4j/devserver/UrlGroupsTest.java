package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UrlGroupsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DevServer server = DevServer.builder()
            .user("token-a", "sig_a1", "sig_a2")
            .user("token-b", "sig_b1", "sig_b2")
            .manualTime(START)
            .start();

    private final Rest rest = Rest.of(server);

    @AfterEach
    void close() {
        server.close();
    }

    private Rest.Answer call(String method, String path, String json) {
        return rest.call(method, "/v2/topics/" + path, json.replace('\'', '"'));
    }

    private Rest.Answer add(String json) {
        return call("POST", "g/endpoints", json);
    }

    private Rest.Answer remove(String json) {
        return call("DELETE", "g/endpoints", json);
    }

    private String endpoints() {
        return rest.get("/v2/topics/g").json().path("endpoints").toString().replace('"', '\'');
    }

    @Shows({"POST /v2/topics/{urlGroupName}/endpoints", "GET /v2/topics/{urlGroupName}"})
    @Test
    void endpoints_make_a_group_and_the_answer_is_empty() {
        Rest.Answer answer = add("{'endpoints': [{'url': 'https://a.test/x?y', 'name': 'one'},"
                + " {'url': 'http://b.test', 'name': null, 'more': 1}]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(rest.get("/v2/topics/g").body())
                .isEqualTo("{\"name\":\"g\",\"createdAt\":1767225600000,\"updatedAt\":1767225600000,\"endpoints\":"
                        + "[{\"url\":\"https://a.test/x?y\",\"name\":\"one\"},{\"url\":\"http://b.test\"}]}");
    }

    @Test
    void more_endpoints_join_the_group_and_the_same_url_or_name_is_replaced() {
        add("{'endpoints': [{'url': 'http://a.test', 'name': 'a'}, {'url': 'http://b.test', 'name': 'b'}]}");
        server.time().advance(Duration.ofSeconds(1));
        add("{'endpoints': [{'url': 'http://a.test', 'name': 'x'}, {'url': 'http://c.test', 'name': 'b'}]}");

        assertThat(endpoints()).isEqualTo("[{'url':'http://a.test','name':'x'},{'url':'http://c.test','name':'b'}]");
        assertThat(rest.get("/v2/topics/g").json().get("updatedAt").asLong()).isEqualTo(START.toEpochMilli() + 1000);
    }

    @Shows("DELETE /v2/topics/{urlGroupName}/endpoints")
    @Test
    void endpoints_are_removed_by_url_or_by_name_or_by_both() {
        add("{'endpoints': [{'url': 'http://a.test', 'name': 'a'}, {'url': 'http://b.test', 'name': 'b'},"
                + " {'url': 'http://c.test', 'name': 'c'}, {'url': 'http://d.test'}]}");

        assertThat(remove("{'endpoints': [{'url': 'http://a.test'}, {'name': 'b', 'url': null},"
                                + " {'name': 'c', 'url': 'http://d.test'}, {'name': 'nobody'}]}")
                        .status())
                .isEqualTo(200);
        assertThat(endpoints()).isEqualTo("[{'url':'http://c.test','name':'c'},{'url':'http://d.test'}]");
        remove("{'endpoints': [{'name': 'c', 'url': 'http://c.test'}]}");
        assertThat(endpoints()).isEqualTo("[{'url':'http://d.test'}]");
    }

    /** Each of them once made the search one call deeper. */
    @Test
    void as_many_endpoints_are_removed_as_a_body_can_name() {
        add("{'endpoints': [{'url': 'https://a.test'}, {'url': 'https://b.test', 'name': 'b'}]}");

        assertThat(remove("{'endpoints': [" + "{'name': 'a'},".repeat(70_000) + "{'name': 'b'}]}")
                        .status())
                .isEqualTo(200);
        assertThat(endpoints()).isEqualTo("[{'url':'https://a.test'}]");
    }

    @Test
    void a_group_whose_last_endpoint_is_removed_is_deleted() {
        add("{'endpoints': [{'url': 'http://a.test'}]}");

        assertThat(remove("{'endpoints': [{'url': 'http://a.test'}]}").status()).isEqualTo(200);
        assertThat(rest.get("/v2/topics/g").status()).isEqualTo(404);
        Rest.Answer again = remove("{'endpoints': [{'url': 'http://a.test'}]}");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.text("error")).contains("'g'");
    }

    @Shows("GET /v2/topics")
    @Test
    void groups_are_listed_for_their_user_only() {
        assertThat(rest.get("/v2/topics").body()).isEqualTo("[]");
        add("{'endpoints': [{'url': 'http://a.test'}]}");

        assertThat(rest.get("/v2/topics").json().findValuesAsText("name")).containsExactly("g");
        assertThat(new Rest(server.url(), "token-b").get("/v2/topics").body()).isEqualTo("[]");
    }

    @Shows("DELETE /v2/topics/{urlGroupName}")
    @Test
    void a_group_that_is_deleted_is_gone_and_may_be_deleted_again() {
        add("{'endpoints': [{'url': 'http://a.test'}]}");

        assertThat(call("DELETE", "g", "").status()).isEqualTo(200);
        assertThat(call("DELETE", "g", "").status()).isEqualTo(200);
        assertThat(rest.get("/v2/topics/g").status()).isEqualTo(404);
    }

    @Shows({"PATCH /v2/topics/{urlGroupName}", "default headers of a URL group"})
    @Test
    void default_headers_are_shown_replaced_and_applied_to_what_is_published() {
        add("{'endpoints': [{'url': 'http://a.test'}]}");
        Rest.Answer answer = call(
                "PATCH",
                "g",
                "{'headers': {'Upstash-Retries': '7', 'Upstash-Forward-A': ['1', '2'], 'Upstash-Delay': ['1d']}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(rest.get("/v2/topics/g").json().get("headers").toString())
                .isEqualTo("{\"Upstash-Retries\":[\"7\"],\"Upstash-Forward-A\":[\"1\",\"2\"],"
                        + "\"Upstash-Delay\":[\"1d\"]}");
        String id = rest.publish("g", "").json().get(0).get("messageId").asText();
        assertThat(rest.get("/v2/messages/" + id).json().get("maxRetries").asInt())
                .isEqualTo(7);

        call("PATCH", "g", "{'headers': {}}");
        assertThat(rest.get("/v2/topics/g").json().has("headers")).isFalse();
    }

    @Test
    void a_group_that_forwards_all_headers_is_a_webhook_receiver() throws Exception {
        try (TestDestination destination = new TestDestination()) {
            add("{'endpoints': [{'url': '" + destination.url("/") + "'}]}");
            assertThat(call("PATCH", "g", "{'headers': {'Upstash-Header-Forward': ['true'], 'Upstash-Retries': '3'}}")
                            .status())
                    .isEqualTo(200);
            rest.publish("g", "", "X-Event: paid");
            server.time().advance(Duration.ZERO);

            assertThat(destination.received().get(0).header("X-Event")).isEqualTo("paid");
        }
    }

    @ParameterizedTest
    @MethodSource
    void endpoints_that_cannot_be_understood_are_refused_with_the_name_of_the_field(String json, String named) {
        Rest.Answer answer = add(json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("error")).contains(named).doesNotContain("Exception", "jackson");
        assertThat(rest.get("/v2/topics").body()).isEqualTo("[]");
    }

    static Stream<Arguments> endpoints_that_cannot_be_understood_are_refused_with_the_name_of_the_field() {
        return Stream.of(
                Arguments.of("no JSON", "body"),
                Arguments.of("[]", "body"),
                Arguments.of("{}", "endpoints"),
                Arguments.of("{'endpoints': null}", "endpoints"),
                Arguments.of("{'endpoints': []}", "endpoints"),
                Arguments.of("{'endpoints': {'url': 'http://a.test'}}", "endpoints"),
                Arguments.of("{'endpoints': ['http://a.test']}", "endpoints[0]"),
                Arguments.of("{'endpoints': [{'url': 'http://a.test'}, null]}", "endpoints[1]"),
                Arguments.of("{'endpoints': [{'url': 'http://a.test'}, {}]}", "endpoints[1].url"),
                Arguments.of("{'endpoints': [{'url': 5}]}", "endpoints[0].url"),
                Arguments.of("{'endpoints': [{'url': 'ftp://a.test'}]}", "endpoints[0].url"),
                Arguments.of("{'endpoints': [{'url': 'a.test'}]}", "endpoints[0].url"),
                Arguments.of("{'endpoints': [{'url': 'http://a.test', 'name': 'a b'}]}", "endpoints[0].name"),
                Arguments.of("{'endpoints': [{'url': 'http://a.test', 'name': []}]}", "endpoints[0].name"),
                Arguments.of("{'endpoints': [{'url': 'http://a.test', 'url': 'http://b.test'}]}", "'url'"));
    }

    @ParameterizedTest
    @MethodSource
    void defaults_that_could_never_be_honoured_are_refused_by_name(String json, String named) {
        Rest.Answer answer = call("PATCH", "g", json);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("error")).containsIgnoringCase(named);
        assertThat(rest.get("/v2/topics").body()).isEqualTo("[]");
    }

    static Stream<Arguments> defaults_that_could_never_be_honoured_are_refused_by_name() {
        return Stream.of(
                Arguments.of("{}", "headers"),
                Arguments.of("{'headers': []}", "headers"),
                Arguments.of("{'headers': {'Upstash-Retries': 3}}", "Upstash-Retries"),
                Arguments.of("{'headers': {'Upstash-Retries': []}}", "Upstash-Retries"),
                Arguments.of("{'headers': {'Upstash-Retries': ['3', 4]}}", "Upstash-Retries"),
                Arguments.of("{'headers': {'Upstash-Retries': ['3', '4']}}", "Upstash-Retries"),
                Arguments.of("{'headers': {'Upstash-Retries': null}}", "Upstash-Retries"),
                Arguments.of("{'headers': {'Upstash-Retries': '3', 'upstash-retries': '4'}}", "upstash-retries"),
                Arguments.of("{'headers': {'Upstash-Retries': 'many'}}", "Upstash-Retries"),
                Arguments.of("{'headers': {'Upstash-Delay': 'soon'}}", "Upstash-Delay"),
                Arguments.of("{'headers': {'Upstash-Callback': 'nowhere'}}", "Upstash-Callback"),
                Arguments.of("{'headers': {'Upstash-Nonsense': '1'}}", "Upstash-Nonsense"),
                Arguments.of("{'headers': {'Upstash-Cron': '* * * * *'}}", "Upstash-Cron"),
                Arguments.of("{'headers': {'A b': '1'}}", "'A b'"),
                Arguments.of("{'headers': {'A': 'x\\r\\nInjected: y'}}", "'A'"));
    }

    @Test
    void removing_needs_a_url_or_a_name() {
        add("{'endpoints': [{'url': 'http://a.test'}]}");

        Rest.Answer answer = remove("{'endpoints': [{'url': 'http://a.test'}, {}]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains("endpoints[1].url");
        assertThat(remove("").status()).isEqualTo(400);
        assertThat(endpoints()).isEqualTo("[{'url':'http://a.test'}]");
    }

    @Test
    void more_than_the_plan_allows_fails_its_precondition() {
        String hundred = IntStream.range(0, 100)
                .mapToObj(i -> "{'url': 'http://a.test/" + i + "'}")
                .collect(Collectors.joining(",", "{'endpoints': [", "]}"));
        assertThat(add(hundred).status()).isEqualTo(200);
        assertThat(add(hundred).status()).isEqualTo(200);
        Rest.Answer endpoint = add("{'endpoints': [{'url': 'http://b.test'}]}");
        assertThat(endpoint.status()).isEqualTo(412);
        assertThat(endpoint.text("error")).contains("endpoints", "100");
        for (int i = 1; i < 100; i++) {
            call("POST", "g" + i + "/endpoints", "{'endpoints': [{'url': 'http://a.test'}]}");
        }

        assertThat(call("POST", "more/endpoints", "{'endpoints': [{'url': 'http://a.test'}]}")
                        .status())
                .isEqualTo(412);
        assertThat(call("PATCH", "more", "{'headers': {}}").status()).isEqualTo(412);
        assertThat(call("PATCH", "g1", "{'headers': {}}").status()).isEqualTo(200);
    }

    @Test
    void a_name_that_no_group_can_have_is_refused() {
        for (String name : new String[] {"a%20b", "%", "a%2Fb"}) {
            assertThat(call("POST", name + "/endpoints", "{'endpoints': [{'url': 'http://a.test'}]}")
                            .text("error"))
                    .contains("urlGroupName");
            assertThat(rest.get("/v2/topics/" + name).status()).isEqualTo(400);
        }
        assertThat(call("PUT", "g", "").head()).contains("Allow: DELETE, GET, PATCH");
    }
}
