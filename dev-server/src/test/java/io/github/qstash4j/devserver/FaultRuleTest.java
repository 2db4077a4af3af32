package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import io.github.qstash4j.devserver.message.Response;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultRuleTest {

    @AutoClose
    private final FaultFixture fixture = new FaultFixture();

    private final DevServer server = fixture.server;
    private final Rest rest = fixture.rest;
    private final TestDestination destination = fixture.destination;

    @Test
    void a_rule_is_true_of_its_destinations_attempts_and_number_of_times_only() {
        server.faults()
                .add(FaultRule.of(Fault.tamperedBody())
                        .at(destination.url("/jobs"))
                        .times(1));
        for (String path : List.of("/other", "/jobs2", "/jobs/1", "/jobs/2")) {
            rest.published(destination.url(path), "b");
        }
        server.time().advance(Duration.ZERO);

        assertThat(destination.received()).extracting(Received::body).containsExactly("b", "b", "c", "b");
    }

    @Test
    void a_probability_is_drawn_from_the_seed() {
        List<Boolean> first = draw(5);

        assertThat(first).hasSize(100).isEqualTo(draw(5)).isNotEqualTo(draw(6));
        assertThat(first.stream().filter(failed -> failed).count()).isBetween(10L, 50L);
    }

    private static List<Boolean> draw(long seed) {
        try (DevServer drawing = DevServer.builder()
                .manualTime()
                .seed(seed)
                .destination("https://app.test", request -> Response.of(200))
                .fault(FaultRule.of(Fault.lostAcknowledgement()).withProbability(0.3))
                .start()) {
            for (int i = 0; i < 100; i++) {
                Rest.of(drawing).published("https://app.test/", "", "Upstash-Retries: 0");
            }
            drawing.time().advance(Duration.ZERO);
            return drawing.timeline().events().stream()
                    .filter(event -> event.state() == MessageState.DELIVERED || event.state() == MessageState.FAILED)
                    .map(event -> event.state() == MessageState.FAILED)
                    .toList();
        }
    }

    @Test
    void rules_that_make_no_sense_are_refused_by_name() {
        FaultRule rule = FaultRule.of(Fault.reordered());

        assertThatThrownBy(() -> rule.at("app.test")).hasMessageStartingWith("at must");
        assertThatThrownBy(() -> rule.onAttempt(0)).hasMessageStartingWith("onAttempt needs");
        assertThatThrownBy(() -> rule.onAttempt()).hasMessageStartingWith("onAttempt needs");
        assertThatThrownBy(() -> rule.withProbability(Double.NaN)).hasMessageStartingWith("withProbability must");
        assertThatThrownBy(() -> rule.times(0)).hasMessageStartingWith("times must");
        assertThatThrownBy(() -> Fault.delayed(Duration.ZERO)).hasMessageStartingWith("duration must");
    }
}
