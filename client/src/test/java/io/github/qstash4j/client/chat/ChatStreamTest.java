package io.github.qstash4j.client.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.EventStream;
import io.github.qstash4j.client.Exchange;
import io.github.qstash4j.client.ExchangeServer;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Calls("POST /llm/v1/chat/completions")
class ChatStreamTest {

    private static final ChatRequest REQUEST = ChatRequest.of("m", ChatMessage.user("Hi"));

    private static final String DONE = "data: [DONE]\n\n";

    @AutoClose
    private final ExchangeServer server = ExchangeServer.start();

    private final QStash qstash = server.client().build();

    private static String chunk(String text) {
        return "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    private EventStream<ChatChunk> open(Exchange exchange) {
        server.then(exchange);
        return qstash.chat().stream(REQUEST);
    }

    private static String text(Stream<ChatChunk> chunks) {
        return chunks.map(ChatChunk::text).collect(Collectors.joining("|"));
    }

    private String text(Exchange exchange) {
        try (Stream<ChatChunk> chunks = open(exchange).stream()) {
            return text(chunks);
        }
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

    @Test
    void asks_for_a_stream_and_reads_every_chunk() {
        server.then(Exchange.events(
                "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1717484084,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}\n\n",
                chunk("Ank"),
                "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ara\"},\"finish_reason\":\"stop\"},"
                        + "{\"index\":1,\"delta\":{\"content\":\"B\"}}]}\n\n",
                "data: {\"id\":\"c\",\"choices\":[],\"usage\":"
                        + "{\"prompt_tokens\":18,\"total_tokens\":26,\"completion_tokens\":8}}\n\n",
                DONE));

        List<ChatChunk> chunks = qstash.chat().stream(REQUEST).stream().toList();

        assertThat(server.request().line()).isEqualTo("POST /llm/v1/chat/completions HTTP/1.1");
        assertThat(server.request().header("Accept")).contains("text/event-stream");
        assertThat(server.request().header("Authorization")).contains("Bearer secret-token");
        assertThat(server.request().body())
                .isEqualTo("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true}");
        assertThat(text(chunks.stream())).isEqualTo("|Ank|ara|");
        assertThat(chunks.get(0).created()).isEqualTo(Instant.ofEpochSecond(1717484084));
        assertThat(chunks.get(0).model()).isEqualTo("m");
        assertThat(chunks.get(2).choices())
                .extracting(ChatChoice::content, ChatChoice::finishReason)
                .containsExactly(tuple("ara", "stop"), tuple("B", null));
        assertThat(chunks.get(3).usage()).isEqualTo(new ChatUsage(18, 8, 26));
        assertThat(chunks.toString()).doesNotContain("Ank");
    }

    @Test
    void reads_the_same_wherever_http_cuts_the_bytes() {
        byte[] bytes = (": \u20AC\r\n\r\n" + chunk("\u20AC\uD83D\uDE80") + chunk("b") + DONE).getBytes(UTF_8);

        for (int cut = 1; cut < bytes.length; cut++) {
            byte[] head = Arrays.copyOfRange(bytes, 0, cut);
            byte[] tail = Arrays.copyOfRange(bytes, cut, bytes.length);
            assertThat(text(Exchange.events(head, tail))).isEqualTo("\u20AC\uD83D\uDE80|b");
        }
    }

    @Test
    void reads_an_answer_that_comes_byte_by_byte() {
        byte[] bytes = (chunk("a") + ": still here\n\n" + chunk("b") + DONE).getBytes(UTF_8);
        byte[][] single = new byte[bytes.length][];
        for (int i = 0; i < bytes.length; i++) {
            single[i] = new byte[] {bytes[i]};
        }

        assertThat(text(Exchange.events(single))).isEqualTo("a|b");
    }

    @Test
    void gives_a_chunk_while_the_next_one_is_not_made_yet_and_hangs_up_when_it_is_closed() {
        try (EventStream<ChatChunk> stream = open(Exchange.eventsThenSilence(chunk("a"), "data: {"))) {
            assertThat(stream.iterator().next().text()).isEqualTo("a");
        }

        assertThat(text(Exchange.events(DONE))).isEmpty(); // the server got to it, so the client has hung up
    }

    @Test
    void hangs_up_at_the_end_whether_the_server_does_or_not() {
        EventStream<ChatChunk> stream = open(Exchange.eventsThenSilence(chunk("a"), DONE));

        assertThat(text(stream.stream())).isEqualTo("a");

        assertThat(text(Exchange.events(DONE))).isEmpty(); // the server got to it, so the client has hung up
    }

    @Test
    void a_closed_stream_is_not_taken_for_one_that_has_ended() {
        EventStream<ChatChunk> stream = open(Exchange.events(chunk("a"), chunk("b"), DONE));
        stream.close();
        stream.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> stream.iterator().hasNext())
                .withMessageContaining("closed");
    }

    @Test
    void the_end_is_the_end_also_after_it() {
        EventStream<ChatChunk> stream = open(Exchange.events(chunk("a") + DONE + chunk("after the end")));

        assertThat(text(stream.stream())).isEqualTo("a");
        stream.close();
        assertThat(stream.iterator().hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> stream.iterator().next());
    }

    @Test
    void an_iterator_goes_on_where_the_last_one_was() {
        try (EventStream<ChatChunk> stream = open(Exchange.events(chunk("a"), chunk("b"), chunk("c"), DONE))) {
            assertThat(stream.iterator().next().text()).isEqualTo("a");
            for (ChatChunk chunk : stream) {
                assertThat(chunk.text()).isEqualTo("b");
                break;
            }
            assertThat(text(stream.stream())).isEqualTo("c");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: [DONE]", "data: [DONE]\n", "data:[DONE]\r\n\r\n", "data: [DONE]\r\r"})
    void does_not_mind_how_the_end_is_written(String end) {
        assertThat(text(Exchange.events(chunk("a"), end))).isEqualTo("a");
    }

    @Test
    void an_answer_that_ends_too_early_is_an_error() {
        assertThat(List.of(
                        brokenOff(open(Exchange.events(chunk("a"))), "a"),
                        brokenOff(open(Exchange.events(chunk("a"), "data: {\"id\":\"c\",\"choices\":[]}")), "a"),
                        brokenOff(open(Exchange.events("")))))
                .allSatisfy(failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
                    assertThat(failure).hasMessageContaining("its stream ended before [DONE]");
                });
    }

    @Test
    void a_connection_that_breaks_is_an_error() {
        QStashException failure = brokenOff(open(Exchange.eventsBrokenOff(chunk("a"), chunk("b"))), "a", "b");

        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(failure).hasMessageContaining("the answer broke off");
        assertThat(server.requests()).hasSize(1);
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
        QStashException failure = brokenOff(open(Exchange.events(chunk("a"), event, DONE)), "a");

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
        QStashException failure = brokenOff(open(Exchange.events(chunk("a"), event, DONE)), "a");

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
    }

    @Test
    void an_event_without_end_is_an_error() {
        String[] parts = new String[6];
        Arrays.fill(parts, "x".repeat(1024 * 1024));
        parts[0] = "data: ";

        QStashException failure = brokenOff(open(Exchange.events(parts)));

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
        assertThat(failure).hasMessageContaining("an event of the answer is longer than 4194304 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 429, 500, 503})
    void what_is_refused_is_an_error_at_once_and_is_not_sent_again(int status) {
        server.then(Exchange.answer(
                status, "{\"error\":\"not now\"}", "Content-Type: text/event-stream", "Retry-After: 0"));

        QStashException failure = openFailure(qstash);

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.serverMessage()).isEqualTo(status == 302 ? failure.serverMessage() : "not now");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_limit_that_was_hit_is_told_with_its_figures() {
        server.then(Exchange.answer(
                429,
                "{\"error\":\"slow down\"}",
                "x-ratelimit-limit-tokens: 1000",
                "x-ratelimit-remaining-tokens: 0",
                "x-ratelimit-limit-requests: 10"));

        QStashException failure = openFailure(qstash);

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.rateLimits())
                .containsExactly(
                        new RateLimit(RateLimit.Kind.CHAT_REQUESTS, 10L, null, null),
                        new RateLimit(RateLimit.Kind.CHAT_TOKENS, 1000L, 0L, null));
    }

    @Test
    void an_answer_of_another_kind_is_an_error_at_once() {
        server.then(Exchange.json(200, "{\"id\":\"c\",\"choices\":[]}"));
        server.then(Exchange.answer(200, "<html>Welcome", "Content-Type: text/html"));
        server.then(Exchange.json(200, "x".repeat(32 * 1024 * 1024 + 1)));

        for (String words : List.of("something else than a stream", "<html>Welcome", "longer than 33554432 bytes")) {
            QStashException failure = openFailure(qstash);
            assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
            assertThat(failure).hasMessageContaining(words);
        }
    }

    @Test
    void a_stream_that_does_not_say_what_it_is_is_read() {
        assertThat(text(Exchange.answer(200, chunk("a") + DONE))).isEqualTo("a");
    }

    @Test
    void a_connection_that_fails_is_an_error_and_the_request_is_not_sent_again() {
        server.then(Exchange.resetsAfterReading());
        server.then(Exchange.raw("HTTP/1.1 500 X\r\nContent-Length: 100\r\n\r\nhalf"));

        assertThat(openFailure(qstash).kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(openFailure(qstash).kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void does_not_wait_beyond_the_deadline_for_the_answer_to_begin() {
        server.then(Exchange.hangs());
        server.then(Exchange.hangsAfter("HTTP/1.1 500 X\r\nContent-Length: 100\r\n\r\nhalf"));
        QStash hasty = qstash.withDeadline(ofMillis(200));

        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            QStashException failure = openFailure(hasty);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
            assertThat(failure).hasMessageContaining("no answer within PT0.2S");
        }
        assertThat(text(Exchange.events(DONE))).isEmpty(); // the server got to it, so the client has hung up
    }

    @Test
    void does_not_bear_a_silence_beyond_the_deadline() {
        server.then(Exchange.eventsThenSilence(chunk("a"), "data: {"));

        QStashException failure = brokenOff(qstash.withDeadline(ofMillis(200)).chat().stream(REQUEST), "a");

        assertThat(failure.kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(failure).hasMessageContaining("nothing came for PT0.2S");
        assertThat(text(Exchange.events(DONE))).isEmpty();
    }

    @Test
    void an_answer_may_take_longer_than_the_deadline_as_long_as_something_comes() {
        server.then(Exchange.slowEvents(ofMillis(200), chunk("a"), ": wait", "\n\n", chunk("b"), chunk("c"), DONE));

        try (EventStream<ChatChunk> stream = qstash.withDeadline(ofMillis(800)).chat().stream(REQUEST)) {
            assertThat(text(stream.stream())).isEqualTo("a|b|c");
        }
    }

    @Test
    void an_interrupt_ends_the_wait_for_the_next_chunk() throws Exception {
        EventStream<ChatChunk> stream = open(Exchange.eventsThenSilence(chunk("a")));
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            Thread.currentThread().interrupt();
            QStashException failure = catchThrowableOfType(QStashException.class, () -> stream.forEach(chunk -> {}));
            flag.complete(Thread.currentThread().isInterrupted() && failure.kind() == Kind.NO_ANSWER);
        });

        reader.start();

        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(text(Exchange.events(DONE))).isEmpty();
    }

    @Test
    void closing_from_another_thread_ends_the_wait_for_the_next_chunk() throws Exception {
        EventStream<ChatChunk> stream = open(Exchange.eventsThenSilence(chunk("a")));
        CompletableFuture<RuntimeException> end = new CompletableFuture<>();
        CompletableFuture<String> first = new CompletableFuture<>();
        new Thread(() -> end.complete(catchThrowableOfType(
                        RuntimeException.class, () -> stream.forEach(chunk -> first.complete(chunk.text())))))
                .start();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("a");

        stream.close();

        assertThat(end.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(text(Exchange.events(DONE))).isEmpty();
    }

    private static QStashException openFailure(QStash qstash) {
        return catchThrowableOfType(QStashException.class, () -> qstash.chat().stream(REQUEST));
    }
}
