package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer of {@link FollowUpTest} on Spring WebFlux. */
class WebFluxFollowUpTest {

    private final List<String> batches = new CopyOnWriteArrayList<>();
    private HttpServer qstash;

    @BeforeEach
    void start() throws IOException {
        qstash = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        qstash.createContext("/v2/batch", exchange -> {
            batches.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = "[{\"messageId\":\"msg_1\"}]".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        qstash.start();
    }

    @AfterEach
    void stop() {
        qstash.stop(0);
    }

    @Test
    void is_sent_before_a_consumers_acknowledgement_and_with_no_other_outcome() throws Exception {
        try (RunningApplication application = run("qstash.token=t-1")) {
            assertThat(application.send(signed("/orders/reject")).statusCode()).isEqualTo(489);
            assertThat(application.send(signed("/orders/throw")).statusCode()).isEqualTo(500);
            assertThat(batches).isEmpty();
            assertThat(application.send(signed("/orders/acknowledge")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(batches).singleElement().asString().contains(RunningApplication.PUBLIC + "/receipt");
    }

    @Test
    void turns_the_acknowledgement_into_a_retry_when_it_cannot_be_sent() throws Exception {
        qstash.removeContext("/v2/batch");
        try (RunningApplication application = run("qstash.token=t-1")) {
            assertThat(application.send(signed("/orders/acknowledge")).statusCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void without_a_token_the_application_does_not_start() {
        assertThatIllegalStateException().isThrownBy(() -> run().close()).withMessageContaining("QSTASH_TOKEN");
    }

    private RunningApplication run(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("qstash.url=http://127.0.0.1:" + qstash.getAddress().getPort());
        return RunningApplication.start(
                ReactiveServer.NETTY, FollowUpTest.Application.class, all.toArray(String[]::new));
    }
}
