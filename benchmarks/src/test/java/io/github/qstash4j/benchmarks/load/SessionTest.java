package io.github.qstash4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.receiver.VerificationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The publisher and the consumer against a real server. */
class SessionTest {

    private static OpenServer open(DevServer server) {
        return new OpenServer(
                server.url().getAuthority(), server.token(), server.currentSigningKey(), server.nextSigningKey());
    }

    @Test
    void every_message_is_delivered_once_and_has_a_latency() throws Exception {
        try (DevServer server = DevServer.start();
                Session session = new Session(open(server), () -> 0)) {
            Run run = session.run(Traffic.messages(1_000));

            assertThat(run.latencies()).hasSize(1_000).isSorted();
            assertThat(run.perSecond()).isCloseTo(1_000 / run.seconds(), offset(0.001));
            assertThat(run.cpu().consumer()).isPositive();
        }
    }

    @Test
    void paced_messages_take_as_long_as_their_rate_says() throws Exception {
        try (DevServer server = DevServer.start();
                Session session = new Session(open(server), () -> 0)) {
            session.openConnections();

            Run run = session.run(Traffic.paced(500, Duration.ofMillis(400)));

            assertThat(run.latencies()).hasSize(200);
            assertThat(run.seconds()).isGreaterThan(0.39);
        }
    }

    @Test
    void pending_messages_are_accepted_and_not_delivered() throws Exception {
        try (DevServer server = DevServer.start();
                Session session = new Session(open(server), () -> 0)) {
            assertThat(session.run(Traffic.pending(200)).latencies()).isEmpty();
            assertThat(session.run(Traffic.messages(10)).latencies()).hasSize(10);
        }
    }

    @Test
    void a_delivery_that_does_not_verify_ends_the_measurement() {
        try (DevServer server = DevServer.start()) {
            OpenServer otherKeys = new OpenServer(
                    server.url().getAuthority(),
                    server.token(),
                    "sig_one_of_another_server",
                    "sig_two_of_another_server");

            assertThatThrownBy(() -> {
                        try (Session session = new Session(otherKeys, () -> 0)) {
                            session.run(Traffic.messages(10));
                        }
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("A delivery could not be taken: ")
                    .hasCauseInstanceOf(VerificationException.class);
        }
    }

    @Test
    void a_refused_publish_call_ends_the_measurement() {
        try (DevServer server = DevServer.start()) {
            OpenServer otherToken = new OpenServer(
                    server.url().getAuthority(), "another", server.currentSigningKey(), server.nextSigningKey());

            assertThatThrownBy(() -> {
                        try (Session session = new Session(otherToken, () -> 0)) {
                            session.run(Traffic.messages(10));
                        }
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("401");
        }
    }
}
