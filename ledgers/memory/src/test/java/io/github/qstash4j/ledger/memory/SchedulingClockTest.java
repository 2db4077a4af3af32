package io.github.qstash4j.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.receiver.DeliveryBody;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.ReceiverRequest;
import io.github.qstash4j.receiver.RequestHeaders;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A receiver whose leases go by another clock than its tokens, as under a development server's virtual time. */
class SchedulingClockTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final VirtualClock signing = new VirtualClock();
    private final VirtualClock scheduling = new VirtualClock();
    private final Receiver receiver = Receiver.builder()
            .signingKeys(SigningKeys.of(TestKeys.CURRENT))
            .publicBaseUrl("https://app.example.com")
            .clock(signing)
            .schedulingClock(scheduling)
            .ledger(MemoryLedger.builder().clock(scheduling).build())
            .lease(LEASE)
            .build();

    @Test
    void the_times_in_tokens_do_not_follow_the_scheduling_clock_nor_leases_the_other() {
        scheduling.advance(Duration.ofDays(30));

        assertThat(receiver.receive(
                                delivery("jti_1"),
                                unused ->
                                        Outcome.retryAfter(scheduling.instant().plusSeconds(7)))
                        .headers())
                .containsEntry("Retry-After", "7");
        receiver.admit(delivery("jti_2"));
        scheduling.advance(LEASE.minusSeconds(5));
        assertThat(receiver.receive(delivery("jti_3"), unused -> Outcome.retry())
                        .headers())
                .containsEntry("Retry-After", "5");

        ReceiverRequest old = delivery("jti_4");
        signing.advance(Duration.ofSeconds(305));
        assertThat(receiver.receive(old, unused -> Outcome.acknowledge()).status())
                .isEqualTo(401);
    }

    private ReceiverRequest delivery(String tokenId) {
        SignedRequest request = SignedRequest.valid(signing).claim("jti", "\"" + tokenId + "\"");
        return ReceiverRequest.of(request.url(), RequestHeaders.of(request.headers()), DeliveryBody.of(request.body()));
    }
}
