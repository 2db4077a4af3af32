package io.github.qstash4j.test.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.TestKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Through each framework, a signed request is still what was signed. */
class RequestsTest {

    @Test
    void a_receiver_verifies_it() {
        Receiver receiver = Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .publicBaseUrl("https://app.example.com")
                .build();

        assertThat(receiver.verify(ReceiverRequests.of(Verified.REQUEST)).bytes())
                .isEqualTo(Verified.REQUEST.body());
    }

    @Test
    void the_JDKs_client_sends_it_to_another_server() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RequestsTest::answer);
        server.start();
        try {
            URI local = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequests.to(local, Verified.REQUEST), BodyHandlers.ofString())
                            .body())
                    .isEqualTo(Verified.EXPECTED);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_JDKs_client_may_send_it_to_its_own_URL() {
        assertThat(HttpRequests.of(Verified.REQUEST).uri()).hasToString(Verified.REQUEST.url());
    }

    @Test
    void the_JDKs_client_refuses_what_is_no_HTTP() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpRequests.of(Verified.REQUEST.header("X-Trace", "a\nb")));
    }

    @Test
    void MockMvc_performs_it() throws Exception {
        assertThat(MockMvcBuilders.standaloneSetup(new ServletJobs())
                        .build()
                        .perform(MockMvcRequests.of(Verified.REQUEST))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .isEqualTo(Verified.EXPECTED);
    }

    @Test
    void WebTestClient_sends_it_to_a_controller() {
        WebTestClient client =
                WebTestClient.bindToController(new ReactiveJobs()).build();

        WebTestClientRequests.send(client, Verified.REQUEST)
                .expectBody(String.class)
                .isEqualTo(Verified.EXPECTED);
    }

    @Test
    void WebTestClient_sends_it_to_a_server() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RequestsTest::answer);
        server.start();
        try {
            WebTestClient client = WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .build();

            WebTestClientRequests.send(client, Verified.REQUEST)
                    .expectBody(String.class)
                    .isEqualTo(Verified.EXPECTED);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void Micronauts_client_has_it() {
        var request = MicronautRequests.of(Verified.REQUEST);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.getHeaders().forEach(headers::put);

        assertThat(Verified.of(
                        request.getMethodName(),
                        request.getUri().toString(),
                        headers,
                        request.getBody().orElseThrow()))
                .isEqualTo(Verified.EXPECTED);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer = Verified.of(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        body)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @RestController
    static class ServletJobs {

        @PutMapping("/jobs/{name}")
        String job(HttpServletRequest request, @RequestBody byte[] body) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            Collections.list(request.getHeaderNames())
                    .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
            return Verified.of(
                    request.getMethod(), request.getRequestURL() + "?" + request.getQueryString(), headers, body);
        }
    }

    @RestController
    static class ReactiveJobs {

        @PutMapping("/jobs/{name}")
        String job(ServerHttpRequest request, @RequestBody byte[] body) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            request.getHeaders().forEach(headers::put);
            String target =
                    request.getURI().getRawPath() + "?" + request.getURI().getRawQuery();
            return Verified.of(request.getMethod().name(), target, headers, body);
        }
    }
}
