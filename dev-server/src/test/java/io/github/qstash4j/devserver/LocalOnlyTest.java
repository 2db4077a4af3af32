package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.AttemptRecord;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOnlyTest {

    private final TestDestination destination = new TestDestination();

    @AfterEach
    void close() {
        destination.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "https://LOCALHOST:8443/jobs",
                "http://127.0.0.1:8080/jobs",
                "http://127.1.2.3",
                "http://[::1]:8080/jobs",
                "http://[0:0:0:0:0:0:0:1]/jobs"
            })
    void some_hosts_are_on_this_machine(String url) {
        assertThat(destination(url).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://127.example.com",
                "http://127.0.0.example.com",
                "http://10.0.0.1",
                "http://1127.0.0.1",
                "http://0.0.0.0",
                "http://[::]",
                "http://[::2]",
                "http://[::11]",
                "http://[1::1]",
                "http://[2001:db8::1]"
            })
    void others_are_not(String url) {
        assertThat(destination(url).isLoopback()).isFalse();
    }

    private static Destination destination(String url) {
        return Objects.requireNonNull(Destination.parse(url));
    }

    @Test
    void nothing_is_sent_to_another_machine() {
        // The network reserves this address for documentation: should it be tried all the same, nobody is there.
        try (DevServer server = DevServer.builder().manualTime().localOnly(true).start()) {
            AttemptRecord attempt = attempt(server, "https://192.0.2.1:8443/jobs/secret");

            assertThat(attempt.error())
                    .startsWith("https://192.0.2.1:8443 is not on this machine")
                    .contains("map(...)", "destination(...)", "localOnly(false)")
                    .doesNotContain("secret");
        }
    }

    @Test
    void not_even_half_of_a_request_is() {
        try (DevServer server = DevServer.builder()
                .manualTime()
                .localOnly(true)
                .fault(FaultRule.of(Fault.connectionReset()))
                .start()) {
            assertThat(attempt(server, "http://192.0.2.1/jobs").error()).contains("not on this machine");
        }
    }

    @Test
    void a_map_to_another_machine_is_refused_too() {
        try (DevServer server = DevServer.builder()
                .manualTime()
                .localOnly(true)
                .map("http://localhost:1", "http://192.0.2.1:81/x")
                .start()) {
            assertThat(attempt(server, "http://localhost:1/jobs").error())
                    .startsWith("http://192.0.2.1:81 is not on this machine");
        }
    }

    @Test
    void what_is_mapped_to_this_machine_or_answered_in_it_arrives() {
        try (DevServer server = DevServer.builder()
                .manualTime()
                .localOnly(true)
                .map("https://app.test", destination.url(""))
                .destination("https://other.test", request -> Response.of(201))
                .start()) {
            String mapped = Rest.of(server).published("https://app.test/jobs", "");
            String answered = Rest.of(server).published("https://other.test/jobs", "");
            server.time().advance(Duration.ZERO);

            assertThat(server.message(mapped).state()).isEqualTo(MessageState.DELIVERED);
            assertThat(server.message(answered).state()).isEqualTo(MessageState.DELIVERED);
            assertThat(destination.received()).hasSize(1);
        }
    }

    private static AttemptRecord attempt(DevServer server, String url) {
        String id = Rest.of(server).published(url, "");
        server.time().advance(Duration.ZERO);
        return server.attempts(id).get(0);
    }
}
