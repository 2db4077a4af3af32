package io.github.qstash4j.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

/** Health and meters. */
class ManagementTest {

    @Test
    void deliveries_are_timed_and_refusals_and_duplicates_counted() throws Exception {
        try (RunningServer server = RunningServer.start("managed", "qstash.ledger.type", "memory")) {
            SignedRequest message = RunningServer.signed("/managed");
            server.send(message);
            server.send(message);
            server.send(RunningServer.signed("/managed")
                    .messageId("msg_2")
                    .tokenId("jwt_2")
                    .body("reject"));
            server.send(RunningServer.signed("/managed").signedWith(TestKeys.UNKNOWN));

            MeterRegistry meters = server.bean(MeterRegistry.class);
            assertThat(meters.get("qstash.receive")
                            .tags("consumer", "Managed.job(String)", "kind", "message", "outcome", "acknowledge")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("qstash.receive")
                            .tags("outcome", "reject")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("qstash.duplicates")
                            .tags("kind", "completed")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("qstash.refused")
                            .tags("reason", "unknown-key")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void health_says_whether_the_keys_are_known() throws Exception {
        try (RunningServer server = RunningServer.start("managed", "endpoints.health.details-visible", "ANONYMOUS")) {
            assertThat(server.get("/health").body())
                    .contains("\"qstash\":{\"name\":", "\"keys\":2", "\"publicUrl\":true")
                    .doesNotContain(TestKeys.CURRENT);
            assertThat(server.get("/health/readiness").body()).contains("\"UP\"");
        }
        try (RunningServer server = RunningServer.start("none", "endpoints.health.details-visible", "ANONYMOUS")) {
            assertThat(server.get("/health").body()).contains("\"qstash\":").contains("\"UNKNOWN\"");
        }
        try (RunningServer server = RunningServer.start(
                "own-receiver",
                "endpoints.health.details-visible",
                "ANONYMOUS",
                "qstash.current-signing-key",
                "",
                "qstash.next-signing-key",
                "")) {
            assertThat(server.get("/health").body()).contains("\"qstash\":").contains("\"UNKNOWN\"");
            assertThat(server.get("/health/readiness").statusCode()).isEqualTo(200);
        }
        try (RunningServer server = RunningServer.start(
                "managed",
                "endpoints.health.details-visible",
                "ANONYMOUS",
                "endpoints.health.qstash.enabled",
                "false")) {
            assertThat(server.get("/health").body()).doesNotContain("qstash");
        }
    }

    @Controller
    @Requires(property = "spec.name", value = "managed")
    static class Managed {

        @QStashConsumer
        @Post("/managed")
        Outcome job(@Body String body) {
            return body.equals("reject") ? Outcome.reject("no") : Outcome.acknowledge();
        }
    }

    @Factory
    @Requires(property = "spec.name", value = "managed")
    static class Meters {

        @Bean
        @Singleton
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    /** Whose keys no configuration knows. */
    @Controller
    @Requires(property = "spec.name", value = "own-receiver")
    static class OfOwnReceiver {

        @QStashConsumer
        @Post("/own-receiver")
        void job() {}
    }

    @Factory
    @Requires(property = "spec.name", value = "own-receiver")
    static class OwnReceiver {

        @Bean
        @Singleton
        Receiver receiver() {
            return Receiver.builder()
                    .signingKeys(SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT))
                    .publicBaseUrl(RunningServer.BASE)
                    .build();
        }
    }
}
