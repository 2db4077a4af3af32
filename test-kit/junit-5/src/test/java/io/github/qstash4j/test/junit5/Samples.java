package io.github.qstash4j.test.junit5;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.test.QStashTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Classes that fail when a test runs them. */
final class Samples {

    static final List<DevServer> SERVERS = new CopyOnWriteArrayList<>();

    private Samples() {}

    private static AssertionError failure(DevServer server, QStash client) {
        SERVERS.add(server);
        client.publish(OutgoingMessage.to("https://app.example.com/jobs/receipt"));
        server.time().advance(Duration.ZERO);
        return new AssertionError("on purpose");
    }

    static void assertClosed(DevServer server) {
        assertThatThrownBy(() -> server.time().advance(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @QStashTest
    static class Failing {

        @Test
        void one(DevServer server, QStash client) {
            throw failure(server, client);
        }
    }

    @QStashTest
    static class FailingBefore {

        @BeforeAll
        static void fail(DevServer server, QStash client) {
            throw failure(server, client);
        }

        @Test
        void one() {}
    }
}
