package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever the options let pass, QStash takes: the dev server has its own idea of every one of them. */
class AnyMessageTest {

    @AutoClose
    private final TestServer server = new TestServer();

    @RepeatedTest(5)
    void is_taken_by_itself_and_in_a_batch(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<OutgoingMessage> messages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            messages.add(anyMessage(random));
        }

        for (OutgoingMessage message : messages) {
            assertThat(server.qstash().publish(message).messageId()).isNotBlank();
        }
        assertThat(server.qstash().batch(messages))
                .allSatisfy(result -> assertThat(result).isInstanceOf(BatchResult.Published.class));
    }

    private static OutgoingMessage anyMessage(Random random) {
        List<UnaryOperator<OutgoingMessage>> options = List.of(
                message -> message.json(List.of(random.nextInt(), "ü\u0000\n")),
                message -> message.text("text " + random.nextLong()).contentType("text/csv"),
                message -> message.method(
                        List.of("GET", "POST", "PUT", "PATCH", "DELETE").get(random.nextInt(5))),
                message -> message.header("X-" + random.nextInt(9), "a \"value\", " + random.nextInt()),
                message -> message.header("Authorization", "Bearer " + random.nextInt()),
                message -> message.delay(Duration.ofSeconds(random.nextInt(3650 * 86_400))),
                message -> message.notBefore(Instant.ofEpochSecond(random.nextLong(0, 32_503_680_000L))),
                message -> message.retries(random.nextInt(5)),
                message -> message.retryDelay(RetryDelay.exponential(Duration.ofSeconds(1), 1 + random.nextDouble())
                        .atMost(Duration.ofHours(1))),
                message -> message.retryDelay(RetryDelay.expression("max(1000, retried * 5)")),
                message -> message.timeout(Duration.ofSeconds(1 + random.nextInt(7200))),
                message -> message.callback(Callback.to("https://c.example.com/?a=b")
                        .method("PUT")
                        .header("X-Key", "1")
                        .retries(random.nextInt(3))),
                message -> message.failureCallback(
                        Callback.to("http://f.example.com:81/").delay(Duration.ofDays(1))),
                message -> message.deduplicationId("id " + random.nextLong()),
                message -> message.contentBasedDeduplication(),
                message -> message.flowControl(FlowControl.key("key." + random.nextInt(3))
                        .parallelism(1 + random.nextInt(5))
                        .rate(1 + random.nextInt(9), Duration.ofSeconds(1 + random.nextInt(604_800)))),
                message -> message.labels("one", "two_" + random.nextInt(9)),
                message -> message.redactBody(),
                message -> message.redactHeaders(),
                message -> message.redactHeader("X-1").redactHeader("X-2"),
                message -> message.queue("queue-" + random.nextInt(3)));
        OutgoingMessage message = OutgoingMessage.to("https://app.example.com/" + random.nextInt() + "?a=%20b");
        for (int i = random.nextInt(8); i > 0; i--) {
            message = options.get(random.nextInt(options.size())).apply(message);
        }
        return message;
    }
}
