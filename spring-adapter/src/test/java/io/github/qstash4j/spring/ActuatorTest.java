package io.github.qstash4j.spring;

import static io.github.qstash4j.spring.RunningApplication.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.receiver.Callback;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.test.fixtures.TestKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class ActuatorTest {

    private static final String TOKEN = "secret-token";
    private static final String[] EXPOSED = {
        "management.endpoints.web.exposure.include=qstash,health",
        "management.endpoint.health.show-details=always",
        "qstash.ledger.type=memory",
        "qstash.token=" + TOKEN
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
    void nothing_secret_is_on_any_page() throws Exception {
        try (RunningApplication application = RunningApplication.start(Application.class, EXPOSED)) {
            application.send(signed("/done"));

            for (String page : new String[] {"/actuator/qstash", "/actuator/health"}) {
                assertThat(application.get(page).body())
                        .isNotBlank()
                        .doesNotContain(TestKeys.CURRENT, TestKeys.NEXT, TOKEN, "in-the-query");
            }
        }
    }

    @Test
    void the_page_is_not_there_unless_it_is_exposed() throws Exception {
        try (RunningApplication application = RunningApplication.start(Application.class, "qstash.token=" + TOKEN)) {
            assertThat(application.get("/actuator/qstash").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void is_healthy_when_the_keys_are_known() throws Exception {
        assertThat(health(Application.class))
                .hasToString("{\"details\":{\"keys\":2,\"publicUrl\":true},\"status\":\"UP\"}");
    }

    @Test
    void is_not_healthy_while_no_keys_are_known() throws Exception {
        assertThat(health(WithoutKeys.class))
                .hasToString("{\"details\":{\"keys\":0,\"publicUrl\":true},\"status\":\"DOWN\"}");
    }

    @Test
    void nothing_is_known_where_nobody_consumes_or_the_application_has_its_own_receiver() throws Exception {
        assertThat(health(Nobody.class)).hasToString("{\"status\":\"UNKNOWN\"}");
        assertThat(health(OwnReceiver.class)).hasToString("{\"status\":\"UNKNOWN\"}");
    }

    private static JsonNode health(Class<?> application) throws Exception {
        try (RunningApplication running = RunningApplication.start(application, EXPOSED)) {
            return json(running.get("/actuator/health").body())
                    .path("components")
                    .path("qstash");
        }
    }

    private static JsonNode json(String text) throws Exception {
        return new JsonMapper().readTree(text);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Nobody {}

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

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithoutKeys {

        @Bean
        SigningKeySource noKeys() {
            return new SigningKeySource() {
                @Override
                public @Nullable SigningKeys current() {
                    return null;
                }
            };
        }

        @RestController
        static class Job {

            @QStashConsumer
            @PostMapping("/job")
            void job() {}
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OwnReceiver {

        @Bean
        Receiver own() {
            return Receiver.builder()
                    .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                    .urlCheck(UrlCheck.OFF)
                    .build();
        }

        @RestController
        static class Job {

            @QStashConsumer
            @PostMapping("/job")
            void job() {}
        }
    }
}
