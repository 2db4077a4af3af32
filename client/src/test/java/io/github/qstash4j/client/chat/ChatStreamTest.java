package io.github.qstash4j.client.chat;

import static io.github.qstash4j.client.chat.StreamedChats.DONE;
import static io.github.qstash4j.client.chat.StreamedChats.REQUEST;
import static io.github.qstash4j.client.chat.StreamedChats.chunk;
import static io.github.qstash4j.client.chat.StreamedChats.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.EventStream;
import io.github.qstash4j.client.Exchange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Calls("POST /llm/v1/chat/completions")
class ChatStreamTest {

    @AutoClose
    private final StreamedChats chats = new StreamedChats();

    @Test
    void asks_for_a_stream_and_reads_every_chunk() {
        chats.server.then(Exchange.events(
                "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1717484084,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}\n\n",
                chunk("Ank"),
                "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ara\"},\"finish_reason\":\"stop\"},"
                        + "{\"index\":1,\"delta\":{\"content\":\"B\"}}]}\n\n",
                "data: {\"id\":\"c\",\"choices\":[],\"usage\":"
                        + "{\"prompt_tokens\":18,\"total_tokens\":26,\"completion_tokens\":8}}\n\n",
                DONE));

        List<ChatChunk> chunks = chats.qstash.chat().stream(REQUEST).stream().toList();

        assertThat(chats.server.request().line()).isEqualTo("POST /llm/v1/chat/completions HTTP/1.1");
        assertThat(chats.server.request().header("Accept")).contains("text/event-stream");
        assertThat(chats.server.request().header("Authorization")).contains("Bearer secret-token");
        assertThat(chats.server.request().body())
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
            assertThat(chats.text(Exchange.events(head, tail))).isEqualTo("\u20AC\uD83D\uDE80|b");
        }
    }

    @Test
    void reads_an_answer_that_comes_byte_by_byte() {
        byte[] bytes = (chunk("a") + ": still here\n\n" + chunk("b") + DONE).getBytes(UTF_8);
        byte[][] single = new byte[bytes.length][];
        for (int i = 0; i < bytes.length; i++) {
            single[i] = new byte[] {bytes[i]};
        }

        assertThat(chats.text(Exchange.events(single))).isEqualTo("a|b");
    }

    @Test
    void gives_a_chunk_while_the_next_one_is_not_made_yet_and_hangs_up_when_it_is_closed() {
        try (EventStream<ChatChunk> stream = chats.open(Exchange.eventsThenSilence(chunk("a"), "data: {"))) {
            assertThat(stream.iterator().next().text()).isEqualTo("a");
        }

        assertThat(chats.text(Exchange.events(DONE))).isEmpty(); // the server got to it, so the client has hung up
    }

    @Test
    void hangs_up_at_the_end_whether_the_server_does_or_not() {
        EventStream<ChatChunk> stream = chats.open(Exchange.eventsThenSilence(chunk("a"), DONE));

        assertThat(text(stream.stream())).isEqualTo("a");

        assertThat(chats.text(Exchange.events(DONE))).isEmpty(); // the server got to it, so the client has hung up
    }

    @Test
    void a_closed_stream_is_not_taken_for_one_that_has_ended() {
        EventStream<ChatChunk> stream = chats.open(Exchange.events(chunk("a"), chunk("b"), DONE));
        stream.close();
        stream.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> stream.iterator().hasNext())
                .withMessageContaining("closed");
    }

    @Test
    void the_end_is_the_end_also_after_it() {
        EventStream<ChatChunk> stream = chats.open(Exchange.events(chunk("a") + DONE + chunk("after the end")));

        assertThat(text(stream.stream())).isEqualTo("a");
        stream.close();
        assertThat(stream.iterator().hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> stream.iterator().next());
    }

    @Test
    void an_iterator_goes_on_where_the_last_one_was() {
        try (EventStream<ChatChunk> stream = chats.open(Exchange.events(chunk("a"), chunk("b"), chunk("c"), DONE))) {
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
        assertThat(chats.text(Exchange.events(chunk("a"), end))).isEqualTo("a");
    }

    @Test
    void a_stream_that_does_not_say_what_it_is_is_read() {
        assertThat(chats.text(Exchange.answer(200, chunk("a") + DONE))).isEqualTo("a");
    }

    @Test
    void an_answer_may_take_longer_than_the_deadline_as_long_as_something_comes() {
        chats.server.then(
                Exchange.slowEvents(ofMillis(200), chunk("a"), ": wait", "\n\n", chunk("b"), chunk("c"), DONE));

        try (EventStream<ChatChunk> stream = chats.qstash.withDeadline(ofMillis(800)).chat().stream(REQUEST)) {
            assertThat(text(stream.stream())).isEqualTo("a|b|c");
        }
    }
}
