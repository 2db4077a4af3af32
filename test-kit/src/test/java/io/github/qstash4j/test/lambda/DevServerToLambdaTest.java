package io.github.qstash4j.test.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DevServerToLambdaTest {

    private static final Duration WAIT = Duration.ofSeconds(10);

    private static DevServer server;
    private static LocalLambda lambda;
    private static QStash qstash;

    @BeforeAll
    static void start() {
        server = DevServer.start();
        qstash = QStash.builder()
                .baseUrl(server.url().toString())
                .token(server.token())
                .build();
        lambda = LocalLambda.builder()
                .handler(ReceiverHandler.class)
                .environment(Map.of(
                        "QSTASH_CURRENT_SIGNING_KEY", server.currentSigningKey(),
                        "QSTASH_NEXT_SIGNING_KEY", server.nextSigningKey()))
                .start();
    }

    @AfterAll
    static void stop() {
        lambda.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_delivered_to_a_function(FrontEnd frontEnd) throws Exception {
        server.map("https://app.example.com", lambda.url(frontEnd).toString());

        String id = qstash.publish(
                        OutgoingMessage.to("https://app.example.com/jobs").json(Map.of("front", frontEnd.option())))
                .messageId();

        server.await(id, MessageState.DELIVERED, WAIT);
        String line = "received {\"front\":\"" + frontEnd.option() + "\"} at https://app.example.com/jobs";
        assertThat(lambda.awaitOutput(text -> text.contains(line), WAIT)).isTrue();
    }

    @Test
    void a_message_that_the_function_rejects_is_not_retried() {
        server.map("https://app.example.com", lambda.url(FrontEnd.FUNCTION_URL).toString());

        String id = qstash.publish(
                        OutgoingMessage.to("https://app.example.com/jobs").text("poison"))
                .messageId();

        assertThat(server.await(id, MessageState.FAILED, WAIT).attempts()).hasSize(1);
    }
}
