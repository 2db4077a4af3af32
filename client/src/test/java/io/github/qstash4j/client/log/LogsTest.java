package io.github.qstash4j.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.Page;
import io.github.qstash4j.client.RetryDelay;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.filter.LogFilter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@Calls("GET /v2/logs")
class LogsTest {

    private static final OutgoingMessage MESSAGE = OutgoingMessage.to(TestServer.URL + "/a");

    @AutoClose
    private final TestServer server = new TestServer();

    private final Logs logs = server.qstash().logs();

    private String publish(OutgoingMessage message) {
        return server.qstash().publish(message).messageId();
    }

    private List<MessageState> states(LogFilter filter) {
        return logs.stream(filter).map(LogEntry::state).toList();
    }

    @Test
    void tells_what_has_happened_to_a_message_latest_first() {
        server.answersWith(500);
        String id = publish(MESSAGE.retries(1).retryDelay(RetryDelay.constant(Duration.ofSeconds(9))));
        server.server().time().advance(Duration.ofMinutes(1));

        assertThat(states(LogFilter.where().messageId(id)))
                .containsExactly(
                        MessageState.FAILED,
                        MessageState.ERROR,
                        MessageState.ACTIVE,
                        MessageState.RETRY,
                        MessageState.ERROR,
                        MessageState.ACTIVE,
                        MessageState.CREATED);
        LogEntry error = logs.stream(LogFilter.where().state(MessageState.ERROR))
                .toList()
                .get(1);
        assertThat(error.time()).isEqualTo(TestServer.START);
        assertThat(error.message().messageId()).isEqualTo(id);
        assertThat(error.message().url()).isEqualTo(TestServer.URL + "/a");
        assertThat(error.message().maxRetries()).isEqualTo(1);
        assertThat(error.message().retryDelayExpression()).isEqualTo("9000");
        assertThat(error.error()).contains("500");
        assertThat(error.responseStatus()).isEqualTo(500);
        assertThat(error.timeout()).isPositive();
        LogEntry retry = logs.stream(LogFilter.where().state(MessageState.RETRY))
                .findFirst()
                .orElseThrow();
        assertThat(retry.nextDeliveryTime()).isEqualTo(TestServer.START.plusSeconds(9));
        assertThat(retry.responseStatus()).isNull();
    }

    @Test
    void tells_of_messages_that_are_cancelled_or_in_progress() {
        String cancelled = publish(MESSAGE.delay(Duration.ofDays(1)));
        server.qstash().messages().cancel(cancelled);
        String delivered = publish(MESSAGE);
        server.server().time().advance(Duration.ofMinutes(1));

        assertThat(states(LogFilter.where().messageId(cancelled))).contains(MessageState.CANCELLED);
        assertThat(logs.stream(LogFilter.where().state(MessageState.CANCELLED)))
                .extracting(entry -> entry.message().messageId())
                .containsExactly(cancelled);
        assertThat(states(LogFilter.where().state(MessageState.IN_PROGRESS).messageIds(cancelled, delivered)))
                .containsExactly(MessageState.ACTIVE);
    }

    @Test
    void narrows_the_log_to_what_meets_every_option() {
        String wanted = publish(MESSAGE.queue("q").labels("eu", "big"));
        publish(MESSAGE.queue("q").labels("us"));
        publish(MESSAGE.labels("eu"));
        server.server().time().advance(Duration.ofMinutes(1));

        assertThat(logs.stream(LogFilter.where()
                        .queueName("q", "other")
                        .label("eu")
                        .host("app.example.com")
                        .path("/a")
                        .callerIp("127.0.0.1")
                        .from(TestServer.START)
                        .to(TestServer.START)))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.message().messageId()).isEqualTo(wanted);
                    assertThat(entry.message().queueName()).isEqualTo("q");
                    assertThat(entry.message().labels()).containsExactly("eu", "big");
                });
        assertThat(logs.stream(LogFilter.where().from(TestServer.START.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void shows_bodies_of_any_bytes_and_what_is_left_of_redacted_ones() {
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe};
        String id = publish(MESSAGE.bytes(bytes, "application/octet-stream"));
        String redacted = publish(MESSAGE.text("secret").redactBody());

        assertThat(body(id).bytes()).isEqualTo(bytes);
        assertThat(body(redacted).text()).matches("REDACTED:[0-9a-f]{64}");
    }

    private Content body(String id) {
        return logs.stream(LogFilter.where().messageId(id))
                .findFirst()
                .orElseThrow()
                .message()
                .body();
    }

    @Test
    void comes_in_pages() {
        List<String> ids = Stream.generate(() -> publish(MESSAGE.delay(Duration.ofDays(1))))
                .limit(5)
                .toList();
        LogFilter two = LogFilter.where().pageSize(2);

        Page<LogEntry> first = logs.page(two, null);
        Page<LogEntry> last =
                logs.pageAsync(two, logs.page(two, first.cursor()).cursor()).join();

        assertThat(first.items()).hasSize(2);
        assertThat(last.items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.message().messageId()).isEqualTo(ids.get(0)));
        assertThat(last.cursor()).isNull();
        assertThat(logs.stream(two).toList()).hasSize(5).isEqualTo(logs.stream().toList());
    }

    @Test
    void may_have_pages_of_large_messages() {
        OutgoingMessage large = MESSAGE.text("x".repeat(500_000)).delay(Duration.ofDays(1));
        Stream.generate(() -> publish(large)).limit(10).forEach(id -> {});

        assertThat(logs.stream())
                .hasSize(10)
                .allSatisfy(entry -> assertThat(entry.message().body().bytes()).hasSize(500_000));
    }
}
