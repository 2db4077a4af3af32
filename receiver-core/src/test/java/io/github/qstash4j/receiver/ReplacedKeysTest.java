package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplacedKeysTest {

    private static final SigningKeys FIRST = SigningKeys.of("sig_a", "sig_b");

    private final MovableClock clock = new MovableClock();
    private SigningKeys atQStash = FIRST;
    private final Receiver receiver = Receiver.builder()
            .signingKeys(() -> atQStash)
            .publicBaseUrl(BASE)
            .clock(clock)
            .build();

    @Test
    void a_delivery_that_was_signed_just_before_the_keys_were_rolled_is_accepted() {
        ReceiverRequest onItsWay = signedWith("sig_a");
        atQStash = SigningKeys.of("sig_b", "sig_c");
        assertThat(receiver.verify(signedWith("sig_b"))).isNotNull();

        assertThat(receiver.verify(onItsWay).signedBy().role()).isEqualTo(SigningKey.Role.CURRENT);
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(receiver.verify(signedWith("sig_a"))).isNotNull();
    }

    @Test
    void a_key_that_was_replaced_counts_no_longer_than_a_token_lives() {
        assertThat(receiver.verify(signedWith("sig_a"))).isNotNull();
        atQStash = SigningKeys.of("sig_b", "sig_c");
        assertThat(receiver.verify(signedWith("sig_c"))).isNotNull();
        clock.advance(Duration.ofMinutes(5));

        assertThat(refusal(receiver, signedWith("sig_a")).reason()).isEqualTo(RefusalReason.UNKNOWN_KEY);
        assertThat(receiver.verify(signedWith("sig_b"))).isNotNull();
    }

    @Test
    void both_keys_may_have_been_replaced_at_once() {
        atQStash = SigningKeys.of("sig_c", "sig_d");

        assertThat(receiver.verify(signedWith("sig_d"))).isNotNull();
        assertThat(receiver.verify(signedWith("sig_b"))).isNotNull();
        assertThat(receiver.verify(signedWith("sig_a"))).isNotNull();
        assertThat(refusal(receiver, signedWith("sig_e")).reason()).isEqualTo(RefusalReason.UNKNOWN_KEY);
    }

    private ReceiverRequest signedWith(String key) {
        return sent(SignedRequest.valid(clock).signedWith(key));
    }
}
