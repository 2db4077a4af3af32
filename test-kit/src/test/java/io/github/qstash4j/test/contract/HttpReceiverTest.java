package io.github.qstash4j.test.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.test.fixtures.Attack;
import io.github.qstash4j.test.fixtures.Attacks;
import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire itself, against servers that are rude. */
class HttpReceiverTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void a_request_goes_to_the_path_and_query_of_its_URL_with_its_host_and_its_headers_as_they_are() throws Exception {
        SignedRequest request = SignedRequest.valid()
                .to("https://app.example.com/a%2fb?c=%20&d")
                .header("X-Trace", "a", "\u00e9")
                .header("lower-Case", "");

        try (CannedServer server = CannedServer.answering(OK + "Content-Length: 0\r\n\r\n")) {
            server.receiver().exchange(request);

            assertThat(server.head().lines())
                    .startsWith("POST /a%2fb?c=%20&d HTTP/1.1", "Host: app.example.com")
                    .contains("X-Trace: a", "X-Trace: \u00e9", "lower-Case: ", "Content-Length: 29")
                    .contains("Upstash-Signature: " + request.token());
        }
    }

    @Test
    void an_empty_query_is_sent() throws Exception {
        try (CannedServer server = CannedServer.answering(OK + "Content-Length: 0\r\n\r\n")) {
            server.receiver().exchange(SignedRequest.valid().to("https://app.example.com/a?"));

            assertThat(server.head()).startsWith("POST /a? HTTP/1.1\r\n");
        }
    }

    @Test
    void status_headers_and_bytes_come_back_as_they_are() throws Exception {
        ContractResponse response = answered(
                "HTTP/1.1 489 \r\nretry-after: 7\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 3\r\n\r\n\u00ff\u0000x");

        assertThat(response.status()).isEqualTo(489);
        assertThat(response.header("Retry-After")).isEqualTo("7");
        assertThat(response.headers().all("X-A")).containsExactly("1", "2");
        assertThat(response.body()).containsExactly(0xff, 0, 'x');
    }

    @Test
    void a_body_in_chunks_is_put_together() throws Exception {
        assertThat(answered(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")
                        .text())
                .isEqualTo("abc");
    }

    @Test
    void a_body_of_no_length_ends_with_the_connection() throws Exception {
        assertThat(answered(OK + "\r\nall of it").text()).isEqualTo("all of it");
    }

    @Test
    void what_comes_before_the_answer_is_no_answer() throws Exception {
        String answer = String.join(
                "\r\n",
                "HTTP/1.1 100 Continue",
                "",
                "HTTP/1.1 103 Early Hints",
                "Link: x",
                "",
                "HTTP/1.1 401 Unauthorized",
                "Content-Length: 0",
                "",
                "");

        assertThat(answered(answer).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nX-A: 1\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "no HTTP at all\r\n\r\n"
            })
    void what_is_no_whole_answer_fails(String answer) throws Exception {
        assertThatThrownBy(() -> answered(answer)).isInstanceOf(IOException.class);
    }

    @Test
    void a_connection_that_is_reset_without_an_answer_fails() throws Exception {
        try (CannedServer server =
                CannedServer.that((request, answer, connection) -> connection.setSoLinger(true, 0))) {
            assertThatThrownBy(() -> server.receiver().exchange(SignedRequest.valid()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void nobody_at_the_address_fails() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        assertThatThrownBy(() -> HttpReceiver.at(nobody, () -> {}).exchange(SignedRequest.valid()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_counts_that_comes_before_the_request_was_read_and_although_the_connection_is_reset()
            throws Exception {
        SignedRequest large = SignedRequest.valid().body(new byte[8 * 1024 * 1024]);

        try (CannedServer server = CannedServer.answering("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno")) {
            ContractResponse response = server.receiver().exchange(large);

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.text()).isEqualTo("no");
        }
    }

    @Test
    void a_stream_without_length_is_sent_in_chunks_until_an_answer_comes() throws Exception {
        try (CannedServer server = CannedServer.that((request, answer, connection) -> {
            byte[] chunk = request.readNBytes("4000\r\n".length() + 0x4000 + 2 + "4000\r\n".length());
            String sizes = new String(chunk, 0, 6, ISO_8859_1) + new String(chunk, chunk.length - 6, 6, ISO_8859_1);
            answer.write((OK + "Content-Length: " + sizes.length() + "\r\n\r\n" + sizes).getBytes(ISO_8859_1));
        })) {
            Attack endless = attack("endless, signed");

            ContractResponse response = server.receiver().exchange(endless.request(), stream(endless));

            assertThat(response.text()).isEqualTo("4000\r\n4000\r\n");
            assertThat(server.head())
                    .contains("\r\nTransfer-Encoding: chunked\r\n")
                    .doesNotContain("Content-Length");
        }
    }

    @Test
    void a_stream_of_a_length_announces_it() throws Exception {
        try (CannedServer server = CannedServer.answering(OK + "Content-Length: 0\r\n\r\n")) {
            Attack gigabyte = attack("a gigabyte, unsigned");

            server.receiver().exchange(gigabyte.request(), stream(gigabyte));

            assertThat(server.head())
                    .contains("\r\nContent-Length: 1073741824\r\n")
                    .doesNotContain("Transfer-Encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a gigabyte, unsigned", "endless, unsigned"})
    void of_what_must_be_refused_unread_only_the_head_is_sent(String name) throws Exception {
        Attack attack = attack(name);
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        HttpWriting.of(attack.request(), stream(attack)).to(written);

        assertThat(written.toString(ISO_8859_1)).startsWith("POST ").endsWith("\r\n\r\n");
    }

    @Test
    void a_server_that_waits_for_a_body_which_it_must_not_read_fails() throws Exception {
        try (CannedServer server = CannedServer.that((request, answer, connection) -> {
            if (request.read() >= 0) {
                answer.write((OK + "Content-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
            }
        })) {
            Attack gigabyte = attack("a gigabyte, unsigned");

            assertThatThrownBy(() -> server.receiver().exchange(gigabyte.request(), stream(gigabyte)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("There is no answer within 5 s.");
        }
    }

    @Test
    void a_request_has_the_method_it_says() throws Exception {
        try (CannedServer server = CannedServer.answering(OK + "Content-Length: 0\r\n\r\n")) {
            server.receiver().exchange(SignedRequest.valid().method("PATCH"));

            assertThat(server.head()).startsWith("PATCH /").contains("\r\nContent-Length: ");
        }
    }

    @Test
    void a_GET_without_a_body_announces_none() throws Exception {
        try (CannedServer server = CannedServer.answering(OK + "Content-Length: 0\r\n\r\n")) {
            server.receiver().exchange(SignedRequest.valid().method("GET").body(""));

            assertThat(server.head()).startsWith("GET /").doesNotContain("Content-Length", "Transfer-Encoding");
        }
    }

    @Test
    void a_stream_ends_at_the_length_that_was_announced() throws Exception {
        Attack more = attack("one byte too much, announced and signed");
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        HttpWriting.of(more.request(), new BodyStream(1024 * 1024 + 1, 1)).to(written);

        String text = written.toString(ISO_8859_1);
        assertThat(text.length() - text.indexOf("\r\n\r\n") - 4).isEqualTo(1024 * 1024 + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\r\nX: y", "a\0", "\u001b[31m", "a\u007f", " a", "a ", "\ta", "\u0100", "\ufeffa"})
    void a_value_that_HTTP_would_change_cannot_be_carried(String value) {
        assertThat(receiver().cannotCarry(SignedRequest.valid().header("X-Trace", "good", value)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "\u00e9", "a,b;c=\"d\""})
    void a_value_that_is_merely_unusual_is_carried(String value) {
        assertThat(receiver().cannotCarry(SignedRequest.valid().header("X-Trace", value)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X Trace", "X-Tr\u00e4ce", "Upsta\u017fh", "X:Trace", "X-Trace\n"})
    void a_name_that_is_no_token_cannot_be_carried(String name) {
        assertThat(receiver().cannotCarry(SignedRequest.valid().header(name, "x")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/b c", "https://a.example/\u00e9", "https://a.example/?\n"})
    void a_URL_that_is_not_ASCII_cannot_be_carried(String url) {
        assertThat(receiver().cannotCarry(SignedRequest.valid().to(url))).isPresent();
    }

    private static HttpReceiver receiver() {
        return HttpReceiver.at(URI.create("http://127.0.0.1:1"), () -> {});
    }

    private static ContractResponse answered(String answer) throws Exception {
        try (CannedServer server = CannedServer.answering(answer)) {
            return server.receiver().exchange(SignedRequest.valid().body(""));
        }
    }

    private static BodyStream stream(Attack attack) {
        return Objects.requireNonNull(attack.stream());
    }

    private static Attack attack(String name) {
        return Attacks.on(SignedRequest.valid()).stream()
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
