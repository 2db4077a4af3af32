package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.QStashException.Kind;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedAnswerTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://a.example.com/jobs?key=k");

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().timing(new FakeTiming()).build();

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "404, BAD_REQUEST",
        "412, BAD_REQUEST",
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
    })
    void tells_an_error_with_qstashs_own_words(int status, Kind kind) {
        server.then(Exchange.json(status, "{\"error\":\"invalid destination\"}"));

        QStashException failure = publishFailure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.serverMessage()).isEqualTo("invalid destination");
        assertThat(failure.method()).isEqualTo("POST");
        assertThat(failure.path()).isEqualTo("/v2/publish/https://a.example.com/jobs");
        assertThat(failure)
                .hasMessage(
                        "QStash: POST /v2/publish/https://a.example.com/jobs: status %d: invalid destination", status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tells_an_error_page_without_taking_it_for_qstashs_words() {
        server.then(Exchange.answer(500, "<html>\n<h1>Oops</h1>" + "x".repeat(1000), "Content-Type: text/html"));

        QStashException failure = publishFailure();

        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(failure.serverMessage()).isNull();
        assertThat(failure)
                .hasMessageContaining("<html> <h1>Oops</h1>xxx")
                .message()
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "<html>Welcome</html>",
                "{\"messageId\":\"msg_",
                "{\"messageId\":\"msg_1\"} and more",
                "{}",
                "[]",
                "null",
                "{\"messageId\":null}",
                "{\"messageId\":\"\"}",
                "{\"messageId\":{\"id\":1}}",
                "{\"error\":\"no\"}",
            })
    void never_takes_an_answer_without_a_message_id_for_a_success(String body) {
        server.then(Exchange.json(200, body));

        assertThat(publishFailure()).satisfies(this::isUnexpected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"messageId\":\"msg_1\"}]",
                "{\"messageId\":\"msg_1\"}",
                "[{\"messageId\":\"msg_1\"},{}]",
                "[{\"messageId\":\"msg_1\"},[]]",
                "[{\"messageId\":\"msg_1\"},null]",
                "[{\"messageId\":\"1\"},{\"messageId\":\"2\"},{\"messageId\":\"3\"}]",
            })
    void never_takes_an_answer_without_a_result_for_each_message_for_a_success(String body) {
        server.then(Exchange.json(200, body));

        assertThat(batchFailure(MESSAGE, MESSAGE)).satisfies(this::isUnexpected);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void does_not_follow_redirects(int status) {
        server.then(Exchange.answer(status, "", "Location: " + server.url() + "/elsewhere"));
        server.then(Exchange.published("msg_1"));

        assertThat(publishFailure()).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
            assertThat(failure.status()).isEqualTo(status);
        });
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void hangs_up_on_an_answer_without_end() {
        server.then(Exchange.json(200, "{\"messageId\":\"" + "x".repeat(BoundedBody.LIMIT) + "\"}"));

        assertThat(publishFailure().kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void reads_an_answer_that_is_just_not_too_long() {
        String json = "{\"messageId\":\"msg_1\"}";
        server.then(Exchange.json(200, json + " ".repeat(BoundedBody.LIMIT - json.length())));

        assertThat(qstash.publish(MESSAGE).messageId()).isEqualTo("msg_1");
    }

    @Test
    void keeps_the_token_and_line_breaks_out_of_what_a_server_echoes() {
        server.then(Exchange.json(400, "{\"error\":\"no:\\r\\nBearer secret-token\"}"));
        server.then(Exchange.answer(500, "Authorization: Bearer secret-token"));

        assertThat(publishFailure().getMessage())
                .doesNotContain("secret-token", "\n")
                .contains("no: Bearer [token]");
        assertThat(publishFailure().getMessage()).doesNotContain("secret-token").contains("Bearer [token]");
    }

    private QStashException publishFailure() {
        return catchThrowableOfType(QStashException.class, () -> qstash.publish(MESSAGE));
    }

    private QStashException batchFailure(OutgoingMessage... messages) {
        return catchThrowableOfType(QStashException.class, () -> qstash.batch(List.of(messages)));
    }

    private void isUnexpected(QStashException failure) {
        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
        assertThat(failure.status()).isEqualTo(200);
    }
}
