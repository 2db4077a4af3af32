package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.TestKeys;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class ActuatorTest {

    private static final String TOKEN = "secret-token";
    private static final String[] EXPOSED = {
        "management.endpoints.web.exposure.include=qstash", "qstash.ledger.type=memory", "qstash.token=" + TOKEN
    };

    @Test
    void the_page_says_who_consumes_with_which_keys_and_what_has_come_of_it() throws Exception {
        try (RunningApplication application = RunningApplication.start(Application.class, EXPOSED)) {
            application.send(signed("/done"));
            application.send(signed("/done"));
            application.send(signed("/rejected").messageId("msg_2").tokenId("jwt_2"));
            application.send(signed("/done").header("Upstash-Signature"));

            JsonNode page = json(application.get("/actuator/qstash").body());

            JsonNode consumer = page.path("consumers").path(1);
            assertThat(consumer.path("name").asText()).endsWith("Consumers#ending(String)");
            assertThat(consumer.path("kind").asText()).isEqualTo("message");
            assertThat(consumer.path("paths")).hasToString("[\"/{ending}\"]");
            JsonNode callback = page.path("consumers").path(0);
            assertThat(callback.path("kind").asText()).isEqualTo("callback");
            assertThat(callback.path("urls")).hasToString("[\"https://other.example.com/called\"]");
            assertThat(callback.path("idempotent").asBoolean(true)).isFalse();
            assertThat(callback.path("account").asText()).isEqualTo("default");
            assertThat(page.path("keys"))
                    .hasToString(json(new JsonMapper()
                                    .writeValueAsString(SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT)
                                            .fingerprints()))
                            .toString());
            assertThat(page.path("counts"))
                    .hasToString("{\"received\":3,\"handled\":{\"acknowledge\":1,\"reject\":1},"
                            + "\"refused\":{\"missing-signature\":1},\"duplicates\":{\"completed\":1}}");
        }
    }

    @Test
    void nothing_secret_is_on_the_page() throws Exception {
        try (RunningApplication application = RunningApplication.start(Application.class, EXPOSED)) {
            application.send(signed("/done"));

            assertThat(application.get("/actuator/qstash").body())
                    .contains("current ")
                    .doesNotContain(TestKeys.CURRENT, TestKeys.NEXT, TOKEN, "in-the-query");
        }
    }

    @Test
    void the_page_is_not_there_unless_it_is_exposed() throws Exception {
        try (RunningApplication application = RunningApplication.start(Application.class, "qstash.token=" + TOKEN)) {
            assertThat(application.get("/actuator/qstash").statusCode()).isEqualTo(404);
        }
    }

    private static JsonNode json(String text) throws Exception {
        return new JsonMapper().readTree(text);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @RestController
        static class Consumers {

            @QStashConsumer
            @PostMapping("/{ending}")
            Outcome ending(@PathVariable String ending) {
                return ending.equals("done") ? Outcome.acknowledge() : Outcome.reject("no");
            }

            @QStashConsumer(
                    url = "https://other.example.com/called?key=in-the-query",
                    idempotent = "false",
                    account = "default")
            @PostMapping("/called")
            void called(Callback callback) {}
        }
    }
}
