package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.timeline.AwaitTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void the_same_seed_start_and_calls_make_the_same_timeline() {
        List<String> first = run(7);

        assertThat(run(7)).isEqualTo(first).hasSizeGreaterThan(100);
        assertThat(run(8)).hasSameSizeAs(first).isNotEqualTo(first);
    }

    /** A destination that fails every other message once, and is told about each attempt. */
    private static List<String> run(long seed) {
        try (TestDestination destination = new TestDestination();
                DevServer server =
                        DevServer.builder().manualTime(START).seed(seed).start()) {
            destination.answering(
                    request -> request.line().contains("/odd") && "0".equals(request.header("Upstash-Retried"))
                            ? TestDestination.response("500 Internal Server Error", "", "not yet")
                            : TestDestination.OK);
            Rest rest = Rest.of(server);
            for (int i = 0; i < 20; i++) {
                rest.published(
                        destination.url(i % 2 == 0 ? "/even" + i : "/odd" + i),
                        "body " + i,
                        "Upstash-Delay: " + i % 3 + "s",
                        "Upstash-Callback: " + destination.url("/callback"));
            }
            assertThat(server.time().runUntilIdle(Duration.ofDays(1))).isTrue();
            return server.timeline().events().stream()
                    .map(event -> event.toString().replaceAll("127\\.0\\.0\\.1:\\d+", "destination"))
                    .toList();
        }
    }

    @Test
    void a_wait_in_vain_says_that_time_stands_still() {
        try (DevServer manual = DevServer.builder().manualTime().start();
                DevServer running = DevServer.start()) {
            assertThatThrownBy(() -> manual.timeline().await(event -> true, Duration.ofMillis(1)))
                    .isInstanceOf(AwaitTimeoutException.class)
                    .hasMessageContaining("time().advance");
            assertThatThrownBy(() -> running.timeline().await(event -> true, Duration.ofMillis(1)))
                    .isInstanceOf(AwaitTimeoutException.class)
                    .hasMessageNotContaining("advance");
        }
    }
}
