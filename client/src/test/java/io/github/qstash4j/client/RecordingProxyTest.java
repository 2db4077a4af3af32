package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RecordingProxyTest {

    @Test
    void passes_on_what_it_is_sent_and_what_is_answered() throws IOException {
        String head = "POST /v2/publish/https://a.b//c%20d?e HTTP/1.1\r\nhost: x\r\nContent-Length: 3\r\n\r\n";
        try (ExchangeServer server = ExchangeServer.start(Exchange.answer(201, "yes"));
                RecordingProxy proxy = RecordingProxy.before(URI.create(server.url()))) {
            String answer = send(proxy, head + "\u00c3\u00a9x");

            assertThat(answer).startsWith("HTTP/1.1 201 X\r\n").endsWith("\r\n\r\nyes");
            assertThat(server.request()).isEqualTo(new RawRequest(head, "\u00e9x"));
            assertThat(proxy.violations()).isEmpty();
        }
    }

    @Test
    void reports_a_request_whose_length_it_cannot_read_and_passes_on_nothing() throws IOException {
        String request = "POST /v2/batch HTTP/1.1\r\nTransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n";
        try (ExchangeServer server = ExchangeServer.start(Exchange.answer(200, "[]"));
                RecordingProxy proxy = RecordingProxy.before(URI.create(server.url()))) {
            assertThat(send(proxy, request)).isEmpty();

            assertThat(proxy.violations())
                    .containsExactly("POST /v2/batch HTTP/1.1: its length is not told by a Content-Length");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_test_server_does_not_close_quietly_after_a_request_that_qstash_does_not_know() {
        TestServer server = new TestServer();
        QStashRequest<Done> twice = QStashRequest.get("v2", "dlq")
                .query("count", "2")
                .query("count", "3")
                .answeredByStatus();
        assertThatExceptionOfType(QStashException.class)
                .isThrownBy(() -> server.qstash().call(twice));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(server::close)
                .withMessageContaining("GET /v2/dlq: query parameter count is there twice");
    }

    private static String send(RecordingProxy proxy, String request) throws IOException {
        URI url = URI.create(proxy.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
