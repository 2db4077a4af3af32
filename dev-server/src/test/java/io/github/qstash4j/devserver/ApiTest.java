package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.timeline.MessageState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    private final DevServer server = DevServer.builder()
            .developmentUser()
            .user("token-b", "sig_b1", "sig_b2")
            .start();

    private final Rest rest = Rest.of(server);
    private final Rest other = new Rest(server.url(), "token-b");

    @AfterEach
    void close() {
        server.close();
    }

    @Shows({"GET /v2/keys", "token as a bearer token"})
    @Test
    void the_keys_are_those_of_the_caller() {
        assertThat(rest.get("/v2/keys").body())
                .isEqualTo("{\"current\":\"sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r\","
                        + "\"next\":\"sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs\"}");
        assertThat(other.get("/v2/keys").body()).isEqualTo("{\"current\":\"sig_b1\",\"next\":\"sig_b2\"}");
    }

    @Shows("token as ?qstash_token=")
    @Test
    void the_token_may_come_as_a_parameter() {
        Rest.Answer answer =
                rest.raw("GET /v2/keys?qstash_token=token-b HTTP/1.1\r\nHost: q\r\nConnection: close\r\n\r\n");

        assertThat(answer.text("current")).isEqualTo("sig_b1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Authorization: Bearer wrong",
                "Authorization: Bearer",
                "Authorization: Bearer token-b x",
                "Authorization: Basic token-b",
                "Authorization: token-b",
                "Authorization: "
            })
    void a_call_without_a_users_token_is_refused(String header) {
        for (String line : new String[] {"GET /v2/keys", "POST /v2/publish/http://127.0.0.1/", "GET /nowhere"}) {
            Rest.Answer answer = rest.raw(
                    line + " HTTP/1.1\r\nHost: q\r\n" + header + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().has("error")).isTrue();
            assertThat(answer.body()).doesNotContain("token-b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v2", "/v2/", "/v2/publish", "/v2/publish/", "/v2/queue", "/v2/keys//"})
    void an_unknown_path_is_not_found(String path) {
        assertThat(rest.call("POST", path, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/Schedules", "/V2/QUEUES", "/v2/flowcontrol", "/v2/flowControl/", "/v2/topics/?x=y"})
    void the_case_of_a_path_does_not_count_nor_does_a_slash_at_its_end(String path) {
        Rest.Answer answer = rest.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void the_case_of_a_variable_in_a_path_counts() {
        rest.call("POST", "/v2/queues/Orders/pause", "");

        assertThat(rest.get("/v2/Queues/Orders").text("name")).isEqualTo("Orders");
        assertThat(rest.get("/v2/queues/orders").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v2/publish/http://a,POST",
        "GET,/v2/batch,POST",
        "POST,/v2/keys,GET",
        "PUT,/v2/messages/msg_1,'DELETE, GET'",
        "HEAD,/v2/logs,GET",
        "OPTIONS,/v2/dlq,'DELETE, GET'"
    })
    void another_method_is_refused_with_the_right_one(String method, String path, String allowed) {
        Rest.Answer answer = rest.call(method, path, "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.head()).contains("Allow: " + allowed);
    }

    @Test
    void a_request_without_host_is_malformed() {
        assertThat(rest.raw("GET /v2/keys HTTP/1.1\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_delivery_is_signed_with_the_key_of_the_one_who_published() {
        try (TestDestination destination = new TestDestination()) {
            String id = other.published(destination.url("/"), "");
            Servers.await(server, id, MessageState.DELIVERED);

            assertThat(Tokens.isSignedWith(destination.received().get(0).token(), "sig_b1"))
                    .isTrue();
        }
    }
}
