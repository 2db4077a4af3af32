package io.github.qstash4j.client.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.Content;
import io.github.qstash4j.client.FlowControl;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.RetryDelay;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.filter.MessageFilter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final OutgoingMessage LATER =
            OutgoingMessage.to(TestServer.URL + "/a").delay(Duration.ofDays(1));

    @AutoClose
    private final TestServer server = new TestServer();

    private final Messages messages = server.qstash().messages();

    private String publish(OutgoingMessage message) {
        return server.qstash().publish(message).messageId();
    }

    private Message get(String id) {
        return messages.get(id).orElseThrow();
    }

    @Test
    @Calls("GET /v2/messages/{messageId}")
    void a_message_is_what_was_published() {
        Message message = get(publish(LATER.text("hello")
                .method("PUT")
                .header("X-Tenant", "t1")
                .retries(7)
                .retryDelay(RetryDelay.constant(Duration.ofSeconds(9)))
                .labels("one", "two")
                .flowControl(FlowControl.key("key").parallelism(3).rate(5, Duration.ofMinutes(1)))
                .callback("https://callback.example.com/")
                .failureCallback("https://failure.example.com/")));

        assertThat(message.messageId()).startsWith("msg_");
        assertThat(message.url()).isEqualTo(TestServer.URL + "/a");
        assertThat(message.method()).isEqualTo("PUT");
        assertThat(message.headers()).containsEntry("X-Tenant", List.of("t1"));
        assertThat(message.body()).isEqualTo(Content.of("hello"));
        assertThat(message.maxRetries()).isEqualTo(7);
        assertThat(message.retryDelayExpression()).isEqualTo("9000");
        assertThat(message.createdAt()).isEqualTo(TestServer.START);
        assertThat(message.notBefore()).isEqualTo(TestServer.START.plus(Duration.ofDays(1)));
        assertThat(message.labels()).containsExactly("one", "two");
        assertThat(message.flowControlKey()).isEqualTo("key");
        assertThat(message.parallelism()).isEqualTo(3);
        assertThat(message.rate()).isEqualTo(5);
        assertThat(message.period()).isEqualTo(Duration.ofMinutes(1));
        assertThat(message.callback()).isEqualTo("https://callback.example.com/");
        assertThat(message.failureCallback()).isEqualTo("https://failure.example.com/");
        assertThat(message.callerIp()).isEqualTo("127.0.0.1");
    }

    @Test
    @Calls("GET /v2/messages/{messageId}")
    void what_was_not_asked_for_is_absent() {
        Message message = get(publish(LATER));

        assertThat(message)
                .extracting(
                        Message::urlGroup,
                        Message::endpointName,
                        Message::api,
                        Message::callback,
                        Message::failureCallback,
                        Message::retryDelayExpression,
                        Message::queueName,
                        Message::scheduleId,
                        Message::flowControlKey,
                        Message::parallelism,
                        Message::rate,
                        Message::period)
                .containsOnlyNulls();
        assertThat(message.labels()).isEmpty();
        assertThat(message.callbackHeaders()).isEmpty();
        assertThat(message.failureCallbackHeaders()).isEmpty();
        assertThat(message.body()).isEqualTo(Content.EMPTY);
    }

    @Test
    @Calls("GET /v2/messages/{messageId}")
    void a_message_names_its_queue_its_url_group_and_its_schedule() {
        server.qstash()
                .call(QStashRequest.post("v2", "topics", "group", "endpoints")
                        .json(Map.of("endpoints", List.of(Map.of("url", TestServer.URL + "/e", "name", "first"))))
                        .answeredByStatus());
        String scheduleId = server.qstash()
                .call(QStashRequest.post("v2", "schedules")
                        .scheduledMessage(
                                OutgoingMessage.to(TestServer.URL + "/s").delay(Duration.ofDays(1)), null)
                        .header("Upstash-Cron", "* * * * *")
                        .answeredBy(json -> json.get("scheduleId").requiredText()));
        String queued = publish(OutgoingMessage.to(TestServer.URL).queue("q"));
        String grouped = server.qstash()
                .publishToEach(OutgoingMessage.toUrlGroup("group").delay(Duration.ofDays(1)))
                .get(0)
                .messageId();

        assertThat(get(queued).queueName()).isEqualTo("q");
        assertThat(get(grouped))
                .extracting(Message::urlGroup, Message::endpointName)
                .containsExactly("group", "first");
        server.server().time().advance(Duration.ofMinutes(1));
        String scheduled = server.qstash().logs().stream()
                .map(entry -> entry.message())
                .filter(message -> scheduleId.equals(message.scheduleId()))
                .findFirst()
                .orElseThrow()
                .messageId();
        assertThat(get(scheduled).scheduleId()).isEqualTo(scheduleId);
    }

    @Test
    @Calls("GET /v2/messages/{messageId}")
    void a_body_may_be_any_bytes_or_redacted() {
        byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe};

        assertThat(get(publish(LATER.bytes(bytes, "application/octet-stream")))
                        .body()
                        .bytes())
                .isEqualTo(bytes);
        Message redacted = get(publish(
                LATER.text("secret").header("X-Key", "secret").redactBody().redactHeaders()));
        assertThat(redacted.body().text()).matches("REDACTED:[0-9a-f]{64}");
        assertThat(redacted.headers().get("X-Key")).first().asString().startsWith("REDACTED:");
    }

    @Test
    @Calls({"GET /v2/messages/{messageId}", "DELETE /v2/messages/{messageId}"})
    void a_message_that_is_cancelled_or_delivered_is_not_there() {
        String cancelled = publish(LATER);
        String delivered = publish(OutgoingMessage.to(TestServer.URL));
        server.server().time().advance(Duration.ofMinutes(1));

        assertThat(messages.cancel(cancelled)).isTrue();
        assertThat(messages.cancel(cancelled)).isFalse();
        assertThat(messages.cancelAsync(delivered).join()).isFalse();
        assertThat(messages.get(cancelled)).isEmpty();
        assertThat(messages.getAsync(delivered).join()).isEmpty();
    }

    @Test
    @Calls("DELETE /v2/messages")
    void cancels_those_with_the_given_ids() {
        List<String> ids = Stream.generate(() -> publish(LATER)).limit(4).toList();

        assertThat(messages.cancel(List.of(ids.get(0), "msg_unknown", ids.get(1), ids.get(0))))
                .isEqualTo(2);
        assertThat(messages.cancelAsync(ids).join()).isEqualTo(2);
    }

    @Test
    @Calls("DELETE /v2/messages")
    void cancels_ten_thousand() {
        String id = publish(LATER);
        List<String> ids = Stream.concat(
                        IntStream.range(0, 10_000).mapToObj(i -> "msg_" + "x".repeat(60) + i), Stream.of(id))
                .toList();

        assertThat(messages.cancel(ids)).isEqualTo(1);
        assertThat(messages.get(id)).isEmpty();
    }

    @Test
    @Calls("DELETE /v2/messages")
    void cancels_what_meets_every_option_of_a_filter() {
        String spared = publish(LATER.labels("eu"));
        publish(LATER.queue("q").labels("eu", "big"));
        publish(LATER.queue("q").labels("us"));
        publish(LATER.queue("q").labels("asia"));
        MessageFilter filter = MessageFilter.where()
                .queueName("q")
                .label("eu", "us")
                .host("app.example.com")
                .path("/a")
                .url(TestServer.URL + "/a")
                .callerIp("127.0.0.1")
                .from(TestServer.START)
                .to(TestServer.START);

        assertThat(messages.cancel(filter)).isEqualTo(2);
        assertThat(messages.cancelAsync(filter).join()).isZero();
        assertThat(messages.cancel(filter.to(TestServer.START.plusSeconds(1)).label("asia")))
                .isEqualTo(1);
        assertThat(messages.get(spared)).isPresent();
    }

    @Test
    @Calls("DELETE /v2/messages")
    void cancels_everything_when_asked_for_by_name() {
        publish(LATER);
        publish(LATER.queue("q"));

        assertThat(messages.cancelAll()).isEqualTo(2);
        assertThat(messages.cancelAllAsync().join()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void an_id_that_would_be_lost_in_the_path_never_means_all(String id) {
        String spared = publish(LATER);

        assertThatIllegalArgumentException().isThrownBy(() -> messages.cancel(id));
        assertThatIllegalArgumentException().isThrownBy(() -> messages.cancelAsync(id));
        assertThatIllegalArgumentException().isThrownBy(() -> messages.get(id));
        assertThat(messages.get(spared)).isPresent();
    }

    @Test
    void nothing_never_means_all() {
        String spared = publish(LATER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.cancel(List.of()))
                .withMessageStartingWith("messageIds is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.cancel(List.of("")))
                .withMessageStartingWith("messageIds ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.cancel(MessageFilter.where()))
                .withMessageContaining("cancelAll()");
        assertThatIllegalArgumentException().isThrownBy(() -> messages.cancelAsync(MessageFilter.where()));
        assertThat(messages.get(spared)).isPresent();
    }
}
