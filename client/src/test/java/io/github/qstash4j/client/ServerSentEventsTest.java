package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.client.ServerSentEvents.Event;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSentEventsTest {

    private static final String EVERYTHING = """
            \uFEFF: hello

            data: {"a":
            data: "\u20AC \uD83D\uDE80"}

            event: error
            data:no space
            data
            data:  two
            id: 7
            retry: 1

            :

            event: lost

            data: [DONE]

            """;

    private static final List<Event> EVENTS = List.of(
            new Event("", "{\"a\":\n\"\u20AC \uD83D\uDE80\"}"),
            new Event("error", "no space\n\n two"),
            new Event("", "[DONE]"));

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void reads_the_same_events_wherever_the_bytes_are_cut(String lineEnd) throws AnswerTooLongException {
        byte[] bytes = EVERYTHING.replace("\n", lineEnd).getBytes(UTF_8);

        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertThat(read(bytes, first, second)).isEqualTo(EVENTS);
            }
        }
    }

    private static List<Event> read(byte[] bytes, int first, int second) throws AnswerTooLongException {
        ServerSentEvents events = new ServerSentEvents(1000);
        events.read(ByteBuffer.wrap(Arrays.copyOfRange(bytes, 0, first)));
        events.read(ByteBuffer.wrap(Arrays.copyOfRange(bytes, first, second)));
        events.read(ByteBuffer.wrap(Arrays.copyOfRange(bytes, second, bytes.length)));
        return all(events);
    }

    private static List<Event> all(ServerSentEvents events) {
        List<Event> all = new ArrayList<>();
        for (Event event = events.next(); event != null; event = events.next()) {
            all.add(event);
        }
        return all;
    }

    @Test
    void gives_an_event_only_when_it_is_complete() throws AnswerTooLongException {
        ServerSentEvents events = new ServerSentEvents(1000);

        events.read(ByteBuffer.wrap("data: 1\n".getBytes(UTF_8)));
        assertThat(events.next()).isNull();
        events.read(ByteBuffer.wrap("\ndata: 2".getBytes(UTF_8)));
        assertThat(all(events)).containsExactly(new Event("", "1"));
        events.end();
        assertThat(all(events)).containsExactly(new Event("", "2"));
    }

    @Test
    void takes_an_event_of_the_limit_and_no_more_on_one_line_or_on_many() throws AnswerTooLongException {
        ServerSentEvents events = new ServerSentEvents(100);
        events.read(
                ByteBuffer.wrap(("data: " + "x".repeat(94) + "\n\n").repeat(3).getBytes(UTF_8)));
        assertThat(all(events)).hasSize(3);

        for (String tooLong : List.of("data: " + "x".repeat(95), "data: x\n".repeat(60), ":" + "x".repeat(100))) {
            assertThatExceptionOfType(AnswerTooLongException.class)
                    .isThrownBy(() -> new ServerSentEvents(100).read(ByteBuffer.wrap(tooLong.getBytes(UTF_8))))
                    .withMessageContaining("100 bytes");
        }
    }
}
