package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.faults.Fault;
import io.github.qstash4j.devserver.faults.FaultRule;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultTest {

    @AutoClose
    private final FaultFixture fixture = new FaultFixture();

    private final DevServer server = fixture.server;
    private final Rest rest = fixture.rest;
    private final TestDestination destination = fixture.destination;

    @Test
    void a_duplicate_delivery_is_the_same_attempt_with_two_tokens_whose_second_answer_counts() {
        destination.answering(request ->
                destination.received().size() == 1 ? TestDestination.response("500 No", "", "") : TestDestination.OK);

        String id = fixture.suffer(Fault.duplicateDelivery(), "b");

        assertThat(destination.received()).hasSize(2);
        assertThat(destination.received())
                .extracting(request -> request.header("Upstash-Retried"))
                .containsExactly("0", "0");
        assertThat(fixture.received(0).token()).isNotEqualTo(fixture.received(1).token());
        destination.received().forEach(request -> fixture.verify(request, server.currentSigningKey()));
        assertThat(fixture.story(id)).containsExactly("0 CREATED", "0 ACTIVE", "0 DELIVERED");
    }

    @Test
    void a_lost_acknowledgement_is_delivered_and_repeated() {
        String id = fixture.suffer(Fault.lostAcknowledgement(), "b");

        assertThat(destination.received())
                .extracting(request -> request.header("Upstash-Retried"))
                .containsExactly("0", "1");
        assertThat(server.timeline().events(id).get(2).error()).isEqualTo("The acknowledgement was lost.");
        assertThat(fixture.story(id)).last().asString().endsWith("DELIVERED");
    }

    @Test
    void a_delayed_attempt_is_sent_later_in_scheduling_time() {
        server.faults().add(FaultRule.of(Fault.delayed(Duration.ofHours(5))));
        String id = rest.published(destination.url("/"), "b");

        server.time().advance(Duration.ofHours(5).minusNanos(1));
        assertThat(destination.received()).isEmpty();
        server.time().advance(Duration.ofNanos(1));

        fixture.verify(fixture.received(0), server.currentSigningKey());
        assertThat(fixture.story(id)).containsExactly("0 CREATED", "0 ACTIVE", "18000 DELIVERED");
    }

    @Test
    void a_reordered_attempt_comes_after_the_next_one_to_its_host() {
        server.faults().add(FaultRule.of(Fault.reordered()).times(1));
        String held = rest.published(destination.url("/held"), "");
        String next = rest.published(destination.url("/next"), "", "Upstash-Delay: 7s");
        try (TestDestination other = new TestDestination()) {
            rest.published(other.url("/"), "", "Upstash-Delay: 3s");
            server.time().runUntilIdle(Duration.ofDays(1));

            assertThat(other.received()).hasSize(1);
        }
        assertThat(destination.received())
                .extracting(Received::line)
                .containsExactly("POST /next HTTP/1.1", "POST /held HTTP/1.1");
        assertThat(fixture.story(next)).last().isEqualTo("7 DELIVERED");
        assertThat(fixture.story(held)).containsExactly("0 CREATED", "0 ACTIVE", "7 DELIVERED");
    }

    @Test
    void a_reordered_attempt_that_nothing_follows_comes_after_a_minute() {
        assertThat(fixture.story(fixture.suffer(Fault.reordered(), ""))).last().isEqualTo("60 DELIVERED");
        server.faults().clear();
        server.faults().add(FaultRule.of(Fault.reordered()));

        assertThat(fixture.story(rest.published(destination.url("/"), ""))).hasSize(1);
        rest.published(destination.url("/passing"), "");
        server.time().runUntilIdle(Duration.ofDays(1));

        assertThat(fixture.received(1).line()).contains("/passing");
        assertThat(fixture.received(2).line()).doesNotContain("/passing");
    }

    @Test
    void a_read_timeout_is_delivered_and_fails_after_the_timeout() {
        String id = fixture.suffer(Fault.readTimeout(), "b");

        assertThat(fixture.story(id)).startsWith("0 CREATED", "0 ACTIVE", "30 ERROR");
        assertThat(server.timeline().events(id).get(2).error()).isEqualTo("No complete response came within PT30S.");
        assertThat(fixture.received(1).header("Upstash-Retried")).isEqualTo("1");
    }

    @Test
    void faults_come_together() {
        server.faults().add(FaultRule.of(Fault.readTimeout()).onAttempt(1));
        server.faults().add(FaultRule.of(Fault.duplicateDelivery()).onAttempt(1));
        server.faults().add(FaultRule.of(Fault.signedWithNextKey()).onAttempt(1));

        String id = fixture.suffer(Fault.delayed(Duration.ofSeconds(10)), "b");

        fixture.verify(fixture.received(0), server.nextSigningKey());
        fixture.verify(fixture.received(1), server.nextSigningKey());
        fixture.verify(fixture.received(2), server.currentSigningKey());
        assertThat(fixture.story(id)).startsWith("0 CREATED", "0 ACTIVE", "40 ERROR");
    }
}
