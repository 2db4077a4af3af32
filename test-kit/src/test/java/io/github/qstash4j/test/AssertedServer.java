package io.github.qstash4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Answer;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.NoResponse;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server in manual time, whose only destination answers as a test says, with 200 once it has said all. */
final class AssertedServer implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final String HOST = "https://app.example.com";
    static final String HINT = "More will happen: in manual time when server.time().advance(...) moves it, "
            + "in real time while a test waits, as with server.awaitEnd(messageId, timeout).";

    private final Deque<Supplier<Answer>> answers = new ArrayDeque<>();
    private final DevServer server = DevServer.builder()
            .manualTime(START)
            .destination(
                    HOST,
                    request -> answers.isEmpty()
                            ? Response.of(200)
                            : answers.remove().get())
            .start();
    private final QStash client = QStash.builder()
            .token(server.token())
            .baseUrl(server.url().toString())
            .build();

    DevServer server() {
        return server;
    }

    QStash client() {
        return client;
    }

    AssertedServer answering(int... statuses) {
        for (int status : statuses) {
            answers.add(() -> status == 0 ? NoResponse.CONNECTION_RESET : Response.of(status));
        }
        return this;
    }

    AssertedServer answering(int status, String body, Header... headers) {
        return answering(() -> new Response(status, new Headers(List.of(headers)), Body.ofText(body)));
    }

    /** The answer is made while the attempt is under way. */
    AssertedServer answering(Supplier<Answer> answer) {
        answers.add(answer);
        return this;
    }

    static OutgoingMessage to(String path) {
        return OutgoingMessage.to(HOST + path);
    }

    String publish(OutgoingMessage message) {
        return client.publish(message).messageId();
    }

    /** Publishes, does what is due then, and shows the message. */
    MessageHistory delivered(OutgoingMessage message) {
        String id = publish(message);
        server.time().advance(Duration.ZERO);
        return server.message(id);
    }

    /** Publishes, lets two days pass, and shows the message. */
    MessageHistory ended(OutgoingMessage message) {
        String id = publish(message);
        server.time().advance(Duration.ofDays(2));
        return server.message(id);
    }

    /** The assertion fails with exactly that text, whose lines end as those of this system. */
    static void assertFails(ThrowingCallable assertion, String... lines) {
        Throwable thrown = catchThrowable(assertion);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        assertThat(thrown.getMessage()).isEqualTo(String.join(System.lineSeparator(), lines));
    }

    /** As {@link #assertFails}, but only of the first line. */
    static void assertFailsFirst(ThrowingCallable assertion, String line) {
        Throwable thrown = catchThrowable(assertion);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        assertThat(String.valueOf(thrown.getMessage()).lines().findFirst()).contains(line);
    }

    @Override
    public void close() {
        server.close();
    }
}
