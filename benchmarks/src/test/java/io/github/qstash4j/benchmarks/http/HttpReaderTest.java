package io.github.qstash4j.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HttpReaderTest {

    private static final String FIRST = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nA: 1\r\nA: 2\r\n\r\nhello";
    private static final String SECOND = "HTTP/1.1 404 Not Found\r\n\r\n";

    private final HttpReader reader = new HttpReader();

    @Test
    void a_message_is_there_when_its_last_byte_is() throws IOException {
        for (int i = 0; i < FIRST.length() - 1; i++) {
            arrive(FIRST.substring(i, i + 1));
            assertThat(reader.next()).isNull();
        }
        arrive("o");

        HttpMessage message = Objects.requireNonNull(reader.next());

        assertThat(message.startLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(message.headers()).containsEntry("A", List.of("1", "2"));
        assertThat(message.body()).asString().isEqualTo("hello");
        assertThat(reader.next()).isNull();
    }

    @Test
    void two_that_arrive_together_are_read_one_after_the_other() throws IOException {
        arrive(FIRST + SECOND);

        assertThat(reader.next()).extracting(HttpMessage::startLine).isEqualTo("HTTP/1.1 200 OK");
        assertThat(reader.next()).extracting(HttpMessage::startLine).isEqualTo("HTTP/1.1 404 Not Found");
        assertThat(reader.next()).isNull();
    }

    private void arrive(String text) throws IOException {
        assertThat(reader.fill(Channels.newChannel(new ByteArrayInputStream(text.getBytes(US_ASCII)))))
                .isTrue();
    }
}
