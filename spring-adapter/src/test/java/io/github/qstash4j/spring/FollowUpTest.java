package io.github.qstash4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.followup.FollowUp;
import io.github.qstash4j.receiver.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class FollowUpTest {

    private final List<String> batches = new ArrayList<>();
    private volatile int status = 200;
    private HttpServer qstash;

    @BeforeEach
    void start() throws IOException {
        qstash = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        qstash.createContext("/v2/batch", exchange -> {
            batches.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = (status == 200 ? "[{\"messageId\":\"msg_1\"}]" : "{\"error\":\"no\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
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
    void is_sent_before_a_consumers_acknowledgement() throws Exception {
        try (RunningApplication application = run("qstash.token=t-1")) {
            assertThat(deliver(application, "acknowledge")).isEqualTo(200);
        }
        assertThat(batches)
                .singleElement()
                .asString()
                .startsWith("Bearer t-1 ")
                .contains(RunningApplication.PUBLIC + "/receipt");
    }

    @Test
    void is_not_sent_when_the_consumer_does_not_acknowledge() throws Exception {
        try (RunningApplication application = run("qstash.token=t-1")) {
            assertThat(deliver(application, "reject")).isEqualTo(489);
            assertThat(deliver(application, "throw")).isEqualTo(500);
        }
        assertThat(batches).isEmpty();
    }

    @Test
    void turns_the_acknowledgement_into_a_retry_when_it_cannot_be_sent() throws Exception {
        status = 400;
        try (RunningApplication application = run("qstash.token=t-1")) {
            assertThat(deliver(application, "acknowledge")).isEqualTo(500);
        }
    }

    @Test
    void without_a_token_the_application_does_not_start() {
        assertThatIllegalStateException().isThrownBy(() -> run().close()).withMessageContaining("QSTASH_TOKEN");
    }

    private RunningApplication run(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("qstash.url=http://127.0.0.1:" + qstash.getAddress().getPort());
        return RunningApplication.start(Application.class, all.toArray(String[]::new));
    }

    private static int deliver(RunningApplication application, String ending) throws Exception {
        return application.send(RunningApplication.signed("/orders/" + ending)).statusCode();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @RestController
        static class Orders {

            @QStashConsumer
            @PostMapping("/orders/{ending}")
            Outcome placed(@PathVariable String ending, FollowUp followUp) {
                followUp.publish("receipt", OutgoingMessage.to(RunningApplication.PUBLIC + "/receipt"));
                return switch (ending) {
                    case "acknowledge" -> Outcome.acknowledge();
                    case "reject" -> Outcome.reject("no");
                    default -> throw new IllegalStateException(ending);
                };
            }
        }
    }
}
