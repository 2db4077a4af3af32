package io.github.qstash4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class HealthTest {

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
        try (RunningApplication running = RunningApplication.start(
                application, "management.endpoint.health.show-details=always", "qstash.token=secret-token")) {
            String body = running.get("/actuator/health").body();
            assertThat(body).doesNotContain(TestKeys.CURRENT, TestKeys.NEXT, "secret-token");
            return new JsonMapper().readTree(body).path("components").path("qstash");
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Nobody {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @RestController
        static class Job {

            @QStashConsumer
            @PostMapping("/job")
            void job() {}
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
