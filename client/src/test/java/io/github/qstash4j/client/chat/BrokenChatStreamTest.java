package io.github.qstash4j.client.chat;

import static io.github.qstash4j.client.chat.StreamedChats.DONE;
import static io.github.qstash4j.client.chat.StreamedChats.REQUEST;
import static io.github.qstash4j.client.chat.StreamedChats.chunk;
import static io.github.qstash4j.client.chat.StreamedChats.text;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.EventStream;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.RateLimit;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a stream can break off, be refused or go silent. */
@Calls("POST /llm/v1/chat/completions")
class BrokenChatStreamTest {

    @AutoClose
    private final StreamedChats chats = new StreamedChats();

    @Test
    void an_answer_that_ends_too_early_is_an_error() {
        assertThat(List.of(
                        brokenOff(chats.open(Exchange.events(chunk("a"))), "a"),
                        brokenOff(chats.open(Exchange.events(chunk("a"), "data: {\"id\":\"c\",\"choices\":[]}")), "a"),
                        brokenOff(chats.open(Exchange.events("")))))
                .allSatisfy(failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
                    assertThat(failure).hasMessageContaining("its stream ended before [DONE]");
                });
    }

    @Test
    void a_connection_that_breaks_is_an_error() {
        QStashException failure = brokenOff(chats.open(Exchange.eventsBrokenOff(chunk("a"), chunk("b"))), "a", "b");

        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(failure).hasMessageContaining("the answer broke off");
        assertThat(chats.server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"error\":\"overloaded\"}\n\n",
                "data: {\"error\":{\"message\":\"overloaded\",\"code\":500}}\n\n",
                "data: {\"id\":\"c\",\"choices\":[],\"error\":{\"message\":\"overloaded\"}}\n\n",
                "event: error\ndata: {\"error\":\"overloaded\"}\n\n"
            })
    void an_error_in_the_stream_is_an_error_with_the_servers_words(String event) {
        QStashException failure = brokenOff(chats.open(Exchange.events(chunk("a"), event, DONE)), "a");

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure.serverMessage()).isEqualTo("overloaded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {}\n\n",
                "data: half {\n\n",
                "event: error\ndata: x\n\n",
                "event: error\ndata: {\"id\":\"c\",\"choices\":[]}\n\n",
                "data: {\"id\":\"c\"}\n\n"
            })
    void an_event_that_is_no_chunk_is_an_error(String event) {
        QStashException failure = brokenOff(chats.open(Exchange.events(chunk("a"), event, DONE)), "a");

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
    }

    @Test
    void an_event_without_end_is_an_error() {
        String[] parts = new String[6];
        Arrays.fill(parts, "x".repeat(1024 * 1024));
        parts[0] = "data: ";

        QStashException failure = brokenOff(chats.open(Exchange.events(parts)));

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
        assertThat(failure).hasMessageContaining("an event of the answer is longer than 4194304 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 429, 500, 503})
    void what_is_refused_is_an_error_at_once_and_is_not_sent_again(int status) {
        chats.server.then(Exchange.answer(
                status, "{\"error\":\"not now\"}", "Content-Type: text/event-stream", "Retry-After: 0"));

        QStashException failure = openFailure(chats.qstash);

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.serverMessage()).isEqualTo(status == 302 ? failure.serverMessage() : "not now");
        assertThat(chats.server.requests()).hasSize(1);
    }

    @Test
    void a_limit_that_was_hit_is_told_with_its_figures() {
        chats.server.then(Exchange.answer(
                429,
                "{\"error\":\"slow down\"}",
                "x-ratelimit-limit-tokens: 1000",
                "x-ratelimit-remaining-tokens: 0",
                "x-ratelimit-limit-requests: 10"));

        QStashException failure = openFailure(chats.qstash);

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.rateLimits())
                .containsExactly(
                        new RateLimit(RateLimit.Kind.CHAT_REQUESTS, 10L, null, null),
                        new RateLimit(RateLimit.Kind.CHAT_TOKENS, 1000L, 0L, null));
    }

    @Test
    void an_answer_of_another_kind_is_an_error_at_once() {
        chats.server.then(Exchange.json(200, "{\"id\":\"c\",\"choices\":[]}"));
        chats.server.then(Exchange.answer(200, "<html>Welcome", "Content-Type: text/html"));
        chats.server.then(Exchange.json(200, "x".repeat(32 * 1024 * 1024 + 1)));

        for (String words : List.of("something else than a stream", "<html>Welcome", "longer than 33554432 bytes")) {
            QStashException failure = openFailure(chats.qstash);
            assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
            assertThat(failure).hasMessageContaining(words);
        }
    }

    @Test
    void a_connection_that_fails_is_an_error_and_the_request_is_not_sent_again() {
        chats.server.then(Exchange.resetsAfterReading());
        chats.server.then(Exchange.raw("HTTP/1.1 500 X\r\nContent-Length: 100\r\n\r\nhalf"));

        assertThat(openFailure(chats.qstash).kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(openFailure(chats.qstash).kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(chats.server.requests()).hasSize(2);
    }

    @Test
    void does_not_wait_beyond_the_deadline_for_the_answer_to_begin() {
        chats.server.then(Exchange.hangs());
        chats.server.then(Exchange.hangsAfter("HTTP/1.1 500 X\r\nContent-Length: 100\r\n\r\nhalf"));
        QStash hasty = chats.qstash.withDeadline(ofMillis(200));

        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            QStashException failure = openFailure(hasty);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
            assertThat(failure).hasMessageContaining("no answer within PT0.2S");
        }
        assertThat(chats.text(Exchange.events(DONE))).isEmpty(); // the server got to it, so the client has hung up
    }

    @Test
    void does_not_bear_a_silence_beyond_the_deadline() {
        chats.server.then(Exchange.eventsThenSilence(chunk("a"), "data: {"));

        QStashException failure = brokenOff(chats.qstash.withDeadline(ofMillis(200)).chat().stream(REQUEST), "a");

        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(failure).hasMessageContaining("nothing came for PT0.2S");
        assertThat(chats.text(Exchange.events(DONE))).isEmpty();
    }

    @Test
    void an_interrupt_ends_the_wait_for_the_next_chunk() throws Exception {
        EventStream<ChatChunk> stream = chats.open(Exchange.eventsThenSilence(chunk("a")));
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            Thread.currentThread().interrupt();
            QStashException failure = catchThrowableOfType(QStashException.class, () -> stream.forEach(chunk -> {}));
            flag.complete(Thread.currentThread().isInterrupted() && failure.kind() == Kind.NO_ANSWER);
        });

        reader.start();

        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(chats.text(Exchange.events(DONE))).isEmpty();
    }

    @Test
    void closing_from_another_thread_ends_the_wait_for_the_next_chunk() throws Exception {
        EventStream<ChatChunk> stream = chats.open(Exchange.eventsThenSilence(chunk("a")));
        CompletableFuture<RuntimeException> end = new CompletableFuture<>();
        CompletableFuture<String> first = new CompletableFuture<>();
        new Thread(() -> end.complete(catchThrowableOfType(
                        RuntimeException.class, () -> stream.forEach(chunk -> first.complete(chunk.text())))))
                .start();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("a");

        stream.close();

        assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        assertThat(chats.text(Exchange.events(DONE))).isEmpty();
    }

    /** Of an answer that begins well: what could be read, and how it broke off. */
    private static QStashException brokenOff(EventStream<ChatChunk> stream, String... expected) {
        try (stream) {
            Iterator<ChatChunk> chunks = stream.iterator();
            for (String text : expected) {
                assertThat(chunks.next().text()).isEqualTo(text);
            }
            QStashException failure = catchThrowableOfType(QStashException.class, chunks::hasNext);
            assertThat(catchThrowableOfType(QStashException.class, chunks::next))
                    .isSameAs(failure);
            return failure;
        }
    }

    private static QStashException openFailure(QStash qstash) {
        return catchThrowableOfType(QStashException.class, () -> qstash.chat().stream(REQUEST));
    }
}
