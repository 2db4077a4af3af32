package io.github.qstash4j.test.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.Attack;
import io.github.qstash4j.test.fixtures.Attacks;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.fixtures.Variation;
import io.github.qstash4j.test.fixtures.Variations;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a front end says that it can carry arrives as it was, or an attack would be taken and a variation refused. */
class LambdaCorpusTest {

    private static final SignedRequest VALID = SignedRequest.valid();

    private static LambdaReceiver receiver;

    @BeforeAll
    static void start() {
        receiver = LambdaReceiver.of(
                LocalLambda.builder()
                        .handler(ReceiverHandler.class)
                        .environment("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT)
                        .environment("QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT)
                        .start(),
                FrontEnd.FUNCTION_URL);
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @Test
    void every_attack_that_can_be_carried_is_refused() {
        List<Attack> attacks = Attacks.on(VALID).stream()
                .filter(attack -> !attack.toTheSecond() && attack.stream() == null)
                .filter(attack -> receiver.cannotCarry(attack.request()).isEmpty())
                .toList();

        assertThat(attacks)
                .hasSizeGreaterThan(600)
                .allSatisfy(attack ->
                        assertThat(receiver.exchange(attack.request()).status()).isEqualTo(401));
    }

    @Test
    void every_variation_that_can_be_carried_is_taken() {
        List<Variation> variations = Variations.on(VALID).stream()
                .filter(variation -> !variation.toTheSecond())
                .filter(variation -> receiver.cannotCarry(variation.request()).isEmpty())
                .toList();

        assertThat(variations)
                .hasSizeGreaterThan(40)
                .allSatisfy(variation -> assertThat(
                                receiver.exchange(variation.request()).status())
                        .isEqualTo(200));
    }
}
