package io.github.qstash4j.test;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.Time;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Response;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Classes with failing tests; what they say to QStash can be found in the timeline by its path. */
final class FailingSamples {

    private FailingSamples() {}

    static void send(QStash client, Time time, String path) {
        client.publish(AssertedServer.to(path).json("a secret of the message").retries(1));
        time.advance(Duration.ZERO);
    }

    static class Failing {

        @RegisterExtension
        static final QStashExtension qstash = QStashExtension.builder()
                .server(server -> server.destination(
                        AssertedServer.HOST,
                        request -> new Response(500, new Headers(List.of()), Body.ofText("a secret of the answer"))))
                .build();

        @Test
        void one(QStash client, Time time) {
            send(client, time, "/jobs/receipt");
            throw new AssertionError("on purpose");
        }
    }

    @QStashTest
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class OneOfSeveral {

        @Test
        @Order(1)
        void passes(QStash client, Time time) {
            send(client, time, "/jobs/before");
        }

        @Test
        @Order(2)
        void fails(QStash client, Time time) {
            send(client, time, "/jobs/mine");
            throw new AssertionError("on purpose");
        }

        @Test
        @Order(3)
        void is_aborted(QStash client, Time time) {
            send(client, time, "/jobs/aborted");
            abort("on purpose");
        }

        @Test
        @Order(4)
        void fails_without_messages() {
            throw new AssertionError("on purpose");
        }

        @Test
        @Order(5)
        void passes_too(QStash client, Time time) {
            send(client, time, "/jobs/after");
        }
    }

    @QStashTest(lifetime = Lifetime.METHOD)
    static class InBeforeEach {

        @BeforeEach
        void fail(QStash client, Time time) {
            send(client, time, "/jobs/before-each");
            throw new AssertionError("on purpose");
        }

        @Test
        void one() {}
    }

    @QStashTest
    static class InAfterEach {

        @AfterEach
        void fail(QStash client, Time time) {
            send(client, time, "/jobs/after-each");
            throw new AssertionError("on purpose");
        }

        @Test
        void one() {}
    }

    @QStashTest
    static class InAfterAll {

        @AfterAll
        static void fail(QStash client, Time time) {
            send(client, time, "/jobs/after-all");
            throw new AssertionError("on purpose");
        }

        @Test
        void one() {}
    }

    @QStashTest
    static class Many {

        @Test
        void one(QStash client) {
            for (int i = 1; i <= 100; i++) {
                client.publish(AssertedServer.to("/jobs/" + i));
            }
            throw new AssertionError("on purpose");
        }
    }

    @QStashTest
    static class ServerClosedMeanwhile {

        @Test
        void one(QStash client, Time time, DevServer server) {
            send(client, time, "/jobs/closed");
            server.close();
            throw new AssertionError("on purpose");
        }
    }

    static class BrokenErrorStream extends Failing {

        @Override
        @Test
        void one(QStash client, Time time) {
            send(client, time, "/jobs/receipt");
            System.setErr(new BrokenStream());
            throw new AssertionError("on purpose");
        }
    }

    private static final class BrokenStream extends PrintStream {

        BrokenStream() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void println(@Nullable String text) {
            throw new IllegalStateException("broken");
        }
    }
}
