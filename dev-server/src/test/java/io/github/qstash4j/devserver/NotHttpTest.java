package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes over a connection and is not, or not quite, HTTP/1.1. */
@Timeout(60)
class NotHttpTest {

    private final DevServer server = DevServer.start();
    private final Rest rest = Rest.of(server);

    @AfterEach
    void close() {
        server.close();
    }

    private static Stream<Arguments> requests() {
        String post = "POST /v2/queues HTTP/1.1\r\nHost: a\r\n";
        return Stream.of(
                Arguments.of("FOO\r\n\r\n", 400),
                Arguments.of("\0\1\2\u00ff\r\n\r\n", 400),
                Arguments.of("GET /\r\n\r\n", 400),
                Arguments.of("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", 400),
                Arguments.of("GET / HTTP/1.1\r\nHost: a\r\nspace : b\r\n\r\n", 400),
                Arguments.of("GET /" + "a".repeat(65_600) + " HTTP/1.1\r\nHost: a\r\n\r\n", 431),
                Arguments.of("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(65_600) + "\r\n\r\n", 431),
                Arguments.of("GET / HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(600) + "\r\n", 431),
                Arguments.of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
                Arguments.of(post + "Content-Length: -5\r\n\r\n", 400),
                Arguments.of(post + "Content-Length: abc\r\n\r\n", 400),
                Arguments.of(post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
                Arguments.of(post + "Content-Length: 99999999999999999999\r\n\r\n{", 413),
                Arguments.of(post + "Transfer-Encoding: gzip\r\n\r\n{}", 501));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void it_is_answered_once_with_an_error_in_the_form_of_the_api(String request, int status) {
        Rest.Answer answer = rest.raw(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("error")).isNotEmpty();
        assertThat(answer.head()).contains("Connection: close");
        assertThat(rest.get("/v2/keys").status()).isEqualTo(200);
    }

    @Test
    void a_few_requests_may_come_before_their_answers_are_read() {
        String one = "GET /v2/keys HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + rest.token() + "\r\n";

        String answers = rest.rawToTheEnd((one + "\r\n").repeat(15) + one + "Connection: close\r\n\r\n");

        assertThat(answers.split("\"current\"", -1)).hasSize(17);
    }

    /** Their answers are kept in memory, and its thread serves others too. */
    @Test
    void a_caller_that_sends_without_end_and_reads_nothing_is_stopped() {
        String one = "GET /v2/keys HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + rest.token() + "\r\n\r\n";

        // So few that they are sent at once: a connection that is closed while more comes is reset.
        String answers = rest.rawToTheEnd(one.repeat(60));

        assertThat(answers).contains("HTTP/1.1 429 ").endsWith("wait for answers.\"}");
        assertThat(answers.split("\"current\"", -1)).hasSizeLessThan(60);
        assertThat(rest.get("/v2/keys").status()).isEqualTo(200);
    }
}
