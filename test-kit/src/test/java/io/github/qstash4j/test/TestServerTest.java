package io.github.qstash4j.test;

import static io.github.qstash4j.test.QStashAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpServer;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.receiver.Receiver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QStashTest(lifetime = Lifetime.METHOD)
class TestServerTest {

    @Test
    void it_tells_the_application_what_it_has_to_know(TestServer qstash, DevServer server) {
        assertThat(qstash.properties())
                .containsOnly(
                        entry("qstash.url", server.url().toString()),
                        entry("qstash.token", server.token()),
                        entry("qstash.current-signing-key", server.currentSigningKey()),
                        entry("qstash.next-signing-key", server.nextSigningKey()),
                        entry("qstash.public-base-url", "https://app.example.com"));
        assertThat(qstash.environment())
                .containsOnly(
                        entry("QSTASH_URL", server.url().toString()),
                        entry("QSTASH_TOKEN", server.token()),
                        entry("QSTASH_CURRENT_SIGNING_KEY", server.currentSigningKey()),
                        entry("QSTASH_NEXT_SIGNING_KEY", server.nextSigningKey()),
                        entry("QSTASH_PUBLIC_BASE_URL", "https://app.example.com"));
        assertThat(Receiver.fromEnvironment(qstash.environment())).isNotNull();
    }

    @Test
    void nothing_is_sent_to_the_Internet(TestServer qstash, DevServer server, QStash client) {
        String id = client.publish(AssertedServer.to("/jobs/unknown")).messageId();

        server.time().advance(Duration.ZERO);

        assertThat(server.message(id))
                .attempt(1)
                .hasNoResponse()
                .hasErrorContaining("nothing is sent to the Internet: call deliverTo(...)");
        qstash.withoutApplication("Start it first.");
        server.time().advance(Duration.ofDays(1));
        assertThat(server.message(id)).lastAttempt().hasErrorContaining("Start it first.");
    }

    @Test
    void messages_are_delivered_to_the_application_once_it_is_known(TestServer qstash, DevServer server)
            throws Exception {
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/jobs/known", exchange -> {
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        application.start();
        try {
            qstash.deliverTo(
                    URI.create("http://127.0.0.1:" + application.getAddress().getPort()));
            String id =
                    qstash.client().publish(AssertedServer.to("/jobs/known")).messageId();
            server.time().advance(Duration.ZERO);

            assertThat(server.message(id)).wasAnswered(202).isDelivered();
        } finally {
            application.stop(0);
        }
    }

    @Nested
    @QStashTest
    class OfAClass {

        @Nested
        class Inner {}

        @Test
        void it_is_found_from_the_test_class(DevServer server) {
            assertThat(TestServer.of(getClass()).orElseThrow().server()).isSameAs(server);
            assertThat(TestServer.of(Inner.class).orElseThrow().server()).isSameAs(server);
            assertThat(TestServer.of(String.class)).isEmpty();
            assertThat(TestServer.of(AssertedServer.class)).isEmpty();
            assertThatThrownBy(() -> TestServer.of(TestServerTest.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("@QStashTest of " + TestServerTest.class.getName()
                            + " has a server for each test method, but its application is started once for all of them;"
                            + " use Lifetime.CLASS or Lifetime.SESSION.");
        }
    }

    @Nested
    class OfAnExtension {

        private final QStashExtension extension = QStashExtension.builder()
                .publicBaseUrl("https://other.example.com/base/")
                .server(server -> server.destination("https://other.example.com/base", request -> Response.of(201)))
                .build();

        @AfterEach
        void close() {
            TestServers.get(extension.declaration()).closeUnused();
        }

        @Test
        void it_can_have_every_option_of_a_server() {
            String id = extension
                    .client()
                    .publish(OutgoingMessage.to(extension.publicBaseUrl() + "/jobs/receipt"))
                    .messageId();
            extension.time().advance(Duration.ZERO);

            assertThat(extension.server().message(id)).wasAnswered(201);
            assertThat(extension.environment().get("QSTASH_PUBLIC_BASE_URL"))
                    .isEqualTo("https://other.example.com/base");
        }
    }

    @Test
    void it_does_not_start_again_when_the_test_is_over() {
        TestServer over = new TestServer(QStashExtension.create().declaration().options());
        over.closeUnused();

        assertThatThrownBy(over::server)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("over");
    }
}
