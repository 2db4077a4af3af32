package io.github.qstash4j.micronaut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.SigningKeySource;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import org.junit.jupiter.api.Test;

/** What an application has beans of its own for, and what the server itself answers. */
class OwnBeansTest {

    private static final QStash CLIENT = QStash.builder().token("own").build();

    @Test
    void everything_steps_back_for_what_the_application_has() throws Exception {
        try (RunningServer server = RunningServer.start(
                "own-beans",
                "qstash.current-signing-key",
                "",
                "qstash.next-signing-key",
                "",
                "qstash.token",
                "configured")) {
            assertThat(server.send(RunningServer.signed("/own-beans").body("o-1"))
                            .body())
                    .isEqualTo("own o-1");
            assertThat(server.bean(QStash.class)).isSameAs(CLIENT);
        }
    }

    @Test
    void what_is_longer_than_any_request_may_be_is_rejected_as_other_long_messages_are() throws Exception {
        try (RunningServer server = RunningServer.start("own-beans", "micronaut.server.max-request-size", "1KB")) {
            assertThat(server.send(RunningServer.signed("/own-beans").body("x".repeat(2000)))
                            .statusCode())
                    .isEqualTo(489);
        }
    }

    /** A payload that a codec of the application's makes. */
    record Order(String name) {}

    @Controller
    @Requires(property = "spec.name", value = "own-beans")
    static class Job {

        @QStashConsumer
        @Post("/own-beans")
        String job(Delivery delivery) {
            return delivery.payload(Order.class).name();
        }
    }

    @Factory
    @Requires(property = "spec.name", value = "own-beans")
    static class Own {

        @Bean
        @Singleton
        SigningKeySource keys() {
            return SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT);
        }

        @Bean
        @Singleton
        PayloadCodec codec() {
            return new OwnCodec();
        }

        @Bean
        @Singleton
        QStash client() {
            return CLIENT;
        }
    }

    private static final class OwnCodec implements PayloadCodec {

        @Override
        public Object decode(byte[] body, Type type) {
            return new Order("own " + new String(body, UTF_8));
        }

        @Override
        public byte[] encode(Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String contentType() {
            return "text/plain";
        }
    }
}
