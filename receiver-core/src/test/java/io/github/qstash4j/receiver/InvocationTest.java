package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.receiver.ledger.Claim;
import io.github.qstash4j.receiver.ledger.ClaimOwner;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InvocationTest {

    private static final Duration TICK = Duration.ofSeconds(1);

    @Test
    void a_tenth_of_what_the_platform_allows_is_kept_for_the_answer_but_at_most_a_second() {
        assertThat(Invocation.of("", Duration.ofSeconds(3)).timeLeft())
                .isBetween(Duration.ofMillis(2700).minus(TICK), Duration.ofMillis(2700));
        assertThat(Invocation.of("", Duration.ofMinutes(15)).timeLeft())
                .isBetween(
                        Duration.ofMinutes(15).minusSeconds(1).minus(TICK),
                        Duration.ofMinutes(15).minusSeconds(1));
    }

    @Test
    void the_time_runs_out_and_stays_at_nothing() throws Exception {
        Invocation invocation = Invocation.of("", Duration.ofNanos(10));
        while (!Duration.ZERO.equals(invocation.timeLeft())) {
            Thread.onSpinWait();
        }

        assertThat(invocation.timeLeft()).isZero();
        assertThat(invocation.lease()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void one_that_does_not_end_has_no_time_and_no_lease() {
        assertThat(Invocation.of("").timeLeft()).isNull();
        assertThat(Invocation.of("").lease()).isNull();
    }

    @Test
    void no_time_at_all_and_more_than_a_day_are_mistakes() {
        for (Duration wrong : new Duration[] {
            Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(1).plusNanos(1)
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> Invocation.of("", wrong));
        }
        assertThat(Invocation.of("", Duration.ofDays(1)).lease()).isNotNull();
    }

    @Test
    void a_delivery_knows_the_run_it_is_handled_in() {
        Invocation invocation = Invocation.of("context", Duration.ofMinutes(1));
        Delivery delivery = receiver().build().verify(sent(valid()).in(invocation));

        assertThat(delivery.invocation()).isSameAs(invocation);
        assertThat(invocation.context(String.class)).isEqualTo("context");
        assertThat(invocation.context(Integer.class)).isNull();
        assertThat(invocation.toString()).startsWith("Invocation[java.lang.String, PT");
    }

    @Test
    void the_lease_is_the_time_left_and_a_margin() {
        AtomicReference<Duration> lease = new AtomicReference<>();
        Receiver receiver = receiver()
                .ledger(new ScriptedLedger().claims(request -> {
                    lease.set(request.lease());
                    return new Claim.Granted(new ClaimOwner(request.key(), "owner"), Set.of());
                }))
                .lease(Duration.ofMinutes(7))
                .build();

        receiver.receive(
                sent(valid()).in(Invocation.of("", Duration.ofSeconds(30))), delivery -> Outcome.acknowledge());
        assertThat(lease.get()).isBetween(Duration.ofSeconds(40).minus(TICK), Duration.ofSeconds(40));

        receiver.receive(sent(valid()).in(Invocation.of("")), delivery -> Outcome.acknowledge());
        assertThat(lease.get()).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void a_handler_that_is_still_at_work_is_given_what_is_left_of_its_lease() {
        Receiver receiver = receiver().build();

        ReceiverResponse response = receiver.unfinished(sent(valid()).in(Invocation.of("", Duration.ofSeconds(30))));
        assertThat(response.status()).isEqualTo(503);
        assertThat(Long.parseLong(response.headers().get("Retry-After"))).isBetween(39L, 40L);

        assertThat(receiver.unfinished(sent(valid()).in(Invocation.of("", Duration.ofDays(1))))
                        .headers())
                .containsEntry("Retry-After", "86400");
        assertThat(receiver.unfinished(sent(valid())).headers()).containsEntry("Retry-After", "0");
    }
}
