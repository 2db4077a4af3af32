package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README shows of the dev server. */
class VirtualTimeTest {

    @Test
    void two_days_of_retries_pass_while_nobody_waits() {
        String url = "https://app.example.com/jobs/order-placed";
        try (DevServer server = DevServer.builder()
                .manualTime()
                .destination("https://app.example.com", request -> Response.of(500))
                .start()) {
            QStash qstash = QStash.builder()
                    .token(server.token())
                    .baseUrl(server.url().toString())
                    .build();
            String id = qstash.publish(
                            OutgoingMessage.to(url).json(Map.of("order", 1)).retries(3))
                    .messageId();

            server.time().advance(Duration.ofDays(2));

            assertThat(server.attempts(id)).hasSize(4);
            assertThat(server.message(id).state()).isEqualTo(MessageState.FAILED);
        }
    }
}
