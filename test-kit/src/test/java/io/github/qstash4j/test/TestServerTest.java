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
import org.junit.jupiter.api.extension.RegisterExtension;

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
    void nothing_is_sent_to_any_other_machine(TestServer qstash, DevServer server, QStash client) {
        String plain =
                client.publish(OutgoingMessage.to("http://192.0.2.1/jobs")).messageId();
        qstash.deliverTo(URI.create("https://192.0.2.1:8443"));
        String mapped = client.publish(AssertedServer.to("/jobs/known")).messageId();

        server.time().advance(Duration.ZERO);

        assertThat(server.message(plain)).attempt(1).hasErrorContaining("http://192.0.2.1 is not on this machine");
        assertThat(server.message(mapped)).attempt(1).hasErrorContaining("192.0.2.1:8443 is not on this machine");
    }

    @Test
    void it_has_one_client(TestServer qstash, QStash client) {
        assertThat(qstash.client()).isSameAs(client).isSameAs(qstash.client());
    }

    @Test
    void an_application_that_is_gone_gets_no_messages(TestServer qstash, DevServer server, QStash client) {
        qstash.deliverTo(URI.create("http://127.0.0.1:1"));
        qstash.withoutApplication("It is gone.");
        String id = client.publish(AssertedServer.to("/jobs/known")).messageId();

        server.time().advance(Duration.ZERO);

        assertThat(server.message(id)).attempt(1).hasErrorContaining("It is gone.");
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
                .server(server -> server.destination("https://other.example.com/base", request -> Response.of(201))
                        .localOnly(false))
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
            String elsewhere = extension
                    .client()
                    .publish(OutgoingMessage.to("http://elsewhere.invalid/jobs"))
                    .messageId();
            extension.time().advance(Duration.ZERO);

            assertThat(extension.server().message(id)).wasAnswered(201);
            assertThat(extension.server().attempts(elsewhere).get(0).error())
                    .isNotNull()
                    .doesNotContain("not on this machine");
            assertThat(extension.environment().get("QSTASH_PUBLIC_BASE_URL"))
                    .isEqualTo("https://other.example.com/base");
        }
    }

    @Test
    void an_extension_of_instances_cannot_be_found_from_the_test_class() {
        assertThatThrownBy(() -> TestServer.of(OfAnInstance.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The QStashExtension qstash of " + OfAnInstance.class.getName() + " belongs to an instance,"
                        + " but the application is started before there is one; make it static.");
    }

    static class OfAnInstance {

        @RegisterExtension
        final QStashExtension qstash = QStashExtension.create();
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
