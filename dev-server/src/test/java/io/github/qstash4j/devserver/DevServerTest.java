package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.timeline.MessageState;
import io.github.qstash4j.devserver.timeline.TimelineEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DevServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void delivers_what_is_published() {
        try (DevServer server = DevServer.start();
                TestDestination destination = new TestDestination()) {
            String id = Rest.of(server).published(destination.url("/jobs?a=b//c"), "hello", "Content-Type: text/plain");

            TimelineEvent delivered = server.timeline().await(event -> event.state() == MessageState.DELIVERED, SOON);

            assertThat(delivered.messageId()).isEqualTo(id);
            Received request = destination.received().get(0);
            assertThat(request.line()).isEqualTo("POST /jobs?a=b//c HTTP/1.1");
            assertThat(request.text()).isEqualTo("hello");
            assertThat(request.header("Content-Type")).isEqualTo("text/plain");
        }
    }

    @Test
    void retries_what_fails() {
        try (DevServer server = DevServer.builder().speed(10_000).start();
                TestDestination destination =
                        new TestDestination().answering(request -> TestDestination.response("500 No", "", "no"))) {
            Rest.of(server).published(destination.url("/"), "");

            server.timeline().await(event -> event.state() == MessageState.FAILED, SOON);

            assertThat(destination.received())
                    .extracting(request -> request.header("Upstash-Retried"))
                    .containsExactly("0", "1", "2", "3");
        }
    }
}
