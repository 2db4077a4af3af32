package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CallbackTest {

    private static final String DONE = TestServer.URL + "/done";
    private static final String FAILED = TestServer.URL + "/failed";
    private static final OutgoingMessage MESSAGE = OutgoingMessage.to("https://nowhere.invalid/jobs");

    @AutoClose
    private final TestServer server = new TestServer();

    private Publication published(OutgoingMessage message) {
        return server.server()
                .message(server.qstash().publish(message).messageId())
                .message()
                .publication();
    }

    @Test
    @Calls("POST /v2/publish/{destination}")
    void each_callback_has_its_own_options() {
        Publication message = published(MESSAGE.retries(9)
                .callback(Callback.to(DONE)
                        .method("PUT")
                        .header("X-Key", "of the callback")
                        .retries(1)
                        .retryDelay(RetryDelay.constant(Duration.ofSeconds(2)))
                        .timeout(Duration.ofSeconds(3))
                        .delay(Duration.ofSeconds(4)))
                .failureCallback(Callback.to(FAILED).method("PATCH").header("X-Key", "of the failure")));

        assertThat(message.options().maxRetries()).isEqualTo(9);
        assertThat(message.callback()).isNotNull().satisfies(callback -> {
            assertThat(callback.destination().url()).isEqualTo(DONE);
            assertThat(callback.method()).isEqualTo("PUT");
            assertThat(callback.headers().first("X-Key")).isEqualTo("of the callback");
            assertThat(callback.options().maxRetries()).isEqualTo(1);
            assertThat(callback.options().retryDelay()).hasToString("2000");
            assertThat(callback.options().timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(callback.options().delay()).isEqualTo(Duration.ofSeconds(4));
        });
        assertThat(message.failureCallback()).isNotNull().satisfies(callback -> {
            assertThat(callback.destination().url()).isEqualTo(FAILED);
            assertThat(callback.method()).isEqualTo("PATCH");
            assertThat(callback.headers().first("X-Key")).isEqualTo("of the failure");
        });
    }

    @Test
    void a_callback_is_called_as_it_says() {
        OutgoingMessage message = OutgoingMessage.to(TestServer.URL + "/jobs")
                .callback(Callback.to(DONE).delay(Duration.ofMinutes(2)));
        server.qstash().publish(message);

        server.server().time().advance(Duration.ofMinutes(1));
        assertThat(urlsOfAttempts()).containsExactly(TestServer.URL + "/jobs");
        server.server().time().advance(Duration.ofMinutes(2));
        assertThat(urlsOfAttempts()).containsExactly(TestServer.URL + "/jobs", DONE);
    }

    private List<String> urlsOfAttempts() {
        return server.server().timeline().events().stream()
                .map(TimelineEvent::message)
                .distinct()
                .filter(message -> !server.server().attempts(message.id()).isEmpty())
                .map(message -> message.url())
                .toList();
    }

    @Test
    void another_callback_takes_the_place_of_the_first_with_all_its_options() {
        OutgoingMessage message = MESSAGE.failureCallback(Callback.to(FAILED).retries(5))
                .callback(Callback.to(FAILED).retries(1).header("X-Key", "1"))
                .callback(Callback.to(DONE));

        assertThat(message.headers())
                .isEqualTo(Map.of(
                        "Upstash-Callback", DONE,
                        "Upstash-Failure-Callback", FAILED,
                        "Upstash-Failure-Callback-Retries", "5"));
        assertThat(message.failureCallback(DONE).headers())
                .isEqualTo(Map.of("Upstash-Callback", DONE, "Upstash-Failure-Callback", DONE));
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Callback.to("app.example.com"))
                .withMessageStartingWith("to must be an absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MESSAGE.callback("app.example.com"))
                .withMessageStartingWith("callback must be an absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MESSAGE.failureCallback("app.example.com"))
                .withMessageStartingWith("failureCallback must be an absolute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Callback.to(DONE).header("Upstash-Retries", "1"))
                .withMessageContaining("QStash's own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Callback.to(DONE).retries(-1))
                .withMessageStartingWith("retries");
    }

    @Test
    void a_callback_prints_neither_query_nor_headers() {
        assertThat(Callback.to(DONE + "?key=secret").header("X-Key", "secret"))
                .hasToString("Callback[POST " + DONE + "]");
    }
}
