package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.ManualFixture.at;
import static io.github.qstash4j.devserver.engine.Sending.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.FlowControl;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Days of virtual time in moments of real time, and the same every time. */
class VirtualDaysTest {

    private static final int MESSAGES = 10_000;
    private static final String SIXTEEN_HOURS = "57600";

    @Test
    @Timeout(20)
    void ten_thousand_messages_with_four_attempts_each_over_two_days() {
        try (ManualFixture fixture = new ManualFixture()) {
            fixture.courier.answerAll(503, "Retry-After", SIXTEEN_HOURS);
            for (int i = 0; i < MESSAGES; i++) {
                fixture.publish("https://a.test/" + i, once().retries(3).after(Duration.ofSeconds(i % 60)));
            }

            assertThat(fixture.time.run(at(Duration.ofDays(3)))).isTrue();

            assertThat(fixture.courier.requests).hasSize(4 * MESSAGES);
            assertThat(fixture.timeline.await(MESSAGES, event -> event.state() == MessageState.FAILED, Duration.ZERO))
                    .hasSize(MESSAGES);
            assertThat(fixture.clock.now()).isEqualTo(at(Duration.ofDays(2).plusSeconds(59)));
        }
    }

    @Test
    void two_runs_are_the_same_to_the_letter() {
        assertThat(run()).isEqualTo(run()).hasSizeGreaterThan(500);
    }

    private static List<String> run() {
        try (ManualFixture fixture = new ManualFixture()) {
            fixture.courier.answering = request ->
                    request.headers().lines().contains(new Header("Upstash-Retried", "1"))
                            ? TestCourier.answer(200)
                            : TestCourier.answer(500);
            for (int i = 0; i < 100; i++) {
                FlowControl limit = new FlowControl("key" + i % 3, 2, 5, Duration.ofMinutes(1));
                fixture.publish(
                        "https://h" + i % 7 + ".test/",
                        once().retries(i % 3).limitedBy(limit).reportedTo("https://callback.test/"));
            }
            fixture.time.run(at(Duration.ofDays(3)));
            return fixture.lines();
        }
    }
}
