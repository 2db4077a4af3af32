package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.timeline.MessageState;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {

    private static final List<String> NAMES = List.of("defaultUser", "testUser1", "testUser2", "testUser3");
    private static final List<String> PASSWORDS =
            List.of("defaultPassword", "testPassword", "testPassword", "testPassword");

    private final DevServer server = DevServer.builder().developmentUsers().start();
    private final Rest rest = Rest.of(server);
    private final Rest reader = new Rest(server.url(), server.readOnlyToken());
    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        server.close();
        destination.close();
    }

    /** A token is the base64 form of a name and a password, so it can be made here without copying it. */
    private Rest user(int number) {
        String json = "{\"UserID\":\"" + NAMES.get(number) + "\",\"Password\":\"" + PASSWORDS.get(number) + "\"}";
        return new Rest(server.url(), Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_four_documented_users_have_keys_of_their_own() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Rest.Answer answer = user(i).get("/v2/keys");
            assertThat(answer.status()).as(NAMES.get(i)).isEqualTo(200);
            assertThat(answer.text("current")).matches("sig_\\w{28}");
            keys.add(answer.text("current"));
            keys.add(answer.text("next"));
        }

        assertThat(keys)
                .hasSize(8)
                .contains("sig_7GVPjvuwsfqF65iC8fSrs1dfYruM", "sig_7qHbvhmahe5GwfePDiS5Lg3pi6Qx")
                .contains("sig_5T8FcSsynBjn9mMLBsXhpacRovJf", "sig_7GFR4YaDshFcqsxWRZpRB161jguD");
        assertThat(server.token()).isEqualTo(user(0).token());
    }

    @Test
    void what_one_user_published_is_there_for_no_other() {
        destination.answering(request -> TestDestination.response("500 No", "", ""));
        String waiting = rest.published(destination.url("/"), "", "Upstash-Delay: 1d");
        String failed = rest.published(destination.url("/"), "", "Upstash-Retries: 0");
        String dlqId = Servers.await(server, failed, MessageState.FAILED).dlqId();

        assertThat(rest.get("/v2/messages/" + waiting).status()).isEqualTo(200);
        assertThat(rest.get("/v2/dlq/" + dlqId).status()).isEqualTo(200);
        for (int i = 1; i < 4; i++) {
            Rest other = user(i);
            assertThat(other.get("/v2/messages/" + waiting).status()).isEqualTo(404);
            assertThat(other.get("/v2/dlq/" + dlqId).status()).isEqualTo(404);
            assertThat(other.get("/v2/dlq").body()).isEqualTo("{\"messages\":[]}");
            assertThat(other.get("/v2/logs").body()).isEqualTo("{\"logs\":[]}");
            assertThat(other.get("/v2/events?messageId=" + failed).body()).isEqualTo("{\"events\":[]}");
        }
    }

    @Test
    void a_deduplication_id_of_one_user_means_nothing_to_another() {
        String id = "Upstash-Deduplication-Id: 1";

        assertThat(rest.publish("https://a.test", "", id, "Upstash-Delay: 1d").status())
                .isEqualTo(200);
        assertThat(user(1).publish("https://a.test", "", id, "Upstash-Delay: 1d")
                        .status())
                .isEqualTo(200);
        assertThat(rest.publish("https://a.test", "", id, "Upstash-Delay: 1d").status())
                .isEqualTo(202);
    }

    @Test
    void rotating_makes_the_next_key_sign_and_a_new_one_the_next() {
        String current = server.currentSigningKey();
        String next = server.nextSigningKey();
        String othersKeys = user(1).get("/v2/keys").body();

        Rest.Answer rotated = rest.call("POST", "/v2/keys/rotate", "");
        String id = rest.published(destination.url("/"), "");
        Servers.await(server, id, MessageState.DELIVERED);

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.text("current")).isEqualTo(next);
        assertThat(rotated.text("next")).matches("sig_\\w{28}").isNotIn(current, next);
        assertThat(server.currentSigningKey()).isEqualTo(next);
        assertThat(server.nextSigningKey()).isEqualTo(rotated.text("next"));
        assertThat(rest.get("/v2/keys").body()).isEqualTo(rotated.body());
        assertThat(Tokens.isSignedWith(destination.received().get(0).token(), next))
                .isTrue();
        assertThat(user(1).get("/v2/keys").body()).isEqualTo(othersKeys);
    }

    @Test
    void an_attempt_after_a_rotation_is_signed_with_the_key_of_then() {
        destination.answering(request -> destination.received().size() == 1
                ? TestDestination.response("500 No", "Retry-After: 1\r\n", "")
                : TestDestination.OK);
        String first = server.currentSigningKey();
        String id = rest.published(destination.url("/"), "");
        Servers.await(server, id, MessageState.RETRY);

        rest.call("POST", "/v2/keys/rotate", "");
        Servers.await(server, id, MessageState.DELIVERED);

        assertThat(Tokens.isSignedWith(destination.received().get(0).token(), first))
                .isTrue();
        assertThat(Tokens.isSignedWith(destination.received().get(1).token(), server.currentSigningKey()))
                .isTrue();
    }

    @Test
    void a_read_only_token_sees_what_its_user_sees() {
        String id = rest.published("https://a.test", "", "Upstash-Delay: 1d");

        assertThat(server.readOnlyToken()).isNotEqualTo(server.token());
        assertThat(reader.get("/v2/messages/" + id).body())
                .isEqualTo(rest.get("/v2/messages/" + id).body());
        assertThat(reader.get("/v2/logs").text("logs"))
                .isEqualTo(rest.get("/v2/logs").text("logs"));
        assertThat(rest.raw("GET /v2/logs?qstash_token=" + server.readOnlyToken() + " HTTP/1.1\r\nHost: q\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/v2/publish/https://a.test",
        "POST,/v2/enqueue/q/https://a.test",
        "POST,/v2/batch",
        "POST,/v2/keys/rotate",
        "DELETE,/v2/messages",
        "PATCH,/v2/topics/g",
        "PUT,/nowhere"
    })
    void a_read_only_token_changes_nothing(String method, String path) {
        Rest.Answer answer = reader.call(method, path, "[]");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("error")).contains("read-only");
        assertThat(rest.get("/v2/logs").body()).isEqualTo("{\"logs\":[]}");
    }

    @Test
    void a_token_in_the_query_counts_and_the_header_does_not() {
        String head = " HTTP/1.1\r\nHost: q\r\nConnection: close\r\n";
        String own = "Authorization: Bearer " + server.token() + "\r\n\r\n";

        assertThat(rest.raw("GET /v2/keys?qstash_token=wrong" + head + own).status())
                .isEqualTo(401);
        assertThat(rest.raw("GET /v2/keys?qstash_token=" + head + own).status()).isEqualTo(200);
        assertThat(rest.raw("GET /v2/keys?qstash_token=" + user(1).token().replace("=", "%3D") + head + own)
                        .text("current"))
                .isEqualTo("sig_7GVPjvuwsfqF65iC8fSrs1dfYruM");
        assertThat(rest.raw("GET /v2/keys?qstash_token=a&qstash_token=" + server.token() + head + own)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rotating_the_keys_of_one_server_leaves_another_of_the_same_builder_alone() {
        DevServerBuilder builder = DevServer.builder().user("t", "sig_1", "sig_2");
        try (DevServer first = builder.start();
                DevServer second = builder.start()) {
            Rest.of(first).call("POST", "/v2/keys/rotate", "");

            assertThat(first.currentSigningKey()).isEqualTo("sig_2");
            assertThat(second.currentSigningKey()).isEqualTo("sig_1");
        }
    }
}
