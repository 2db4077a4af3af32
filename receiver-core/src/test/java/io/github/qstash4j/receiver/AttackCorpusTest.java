package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.test.fixtures.Attack;
import io.github.qstash4j.test.fixtures.Attacks;
import io.github.qstash4j.test.fixtures.BodyStream;
import io.github.qstash4j.test.fixtures.EndlessBody;
import io.github.qstash4j.test.fixtures.ExpectedRefusal;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.fixtures.Variation;
import io.github.qstash4j.test.fixtures.Variations;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the engine: every attack is refused for the reason it names, and what is merely unusual is accepted. */
@ParameterizedClass(name = "{0}")
@EnumSource(value = VerificationEngine.class, names = "JAVA_JWT")
class AttackCorpusTest {

    /** Its k is what the Kelvin sign becomes in lower case. */
    private static final String PUBLIC = "https://tasks.example.com";

    private final Receiver receiver;

    AttackCorpusTest(VerificationEngine engine) {
        this.receiver = receiver(engine);
    }

    /** Until a receiver can be told its engine there is one, and the source above names it. */
    static Receiver receiver(VerificationEngine engine) {
        return Requests.receiver().publicBaseUrl(PUBLIC).build();
    }

    static List<Attack> attacks() {
        return Attacks.all(CLOCK, PUBLIC);
    }

    static List<Variation> variations() {
        return Variations.all(CLOCK, PUBLIC);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void is_refused_for_its_reason_and_tells_no_secret(Attack attack) {
        Sent sent = Sent.announced(attack);

        assertThatExceptionOfType(VerificationException.class)
                .as(attack.name())
                .isThrownBy(() -> receiver.verify(sent.request()))
                .satisfies(refusal -> {
                    assertThat(refusal.reason().name())
                            .as(attack.name())
                            .isEqualTo(attack.reason().name());
                    assertThat(refusal.getMessage()).hasSizeLessThan(1500).doesNotContain(secrets(attack.request()));
                    assertThat(refusal.getStackTrace()).isEmpty();
                });
        sent.assertReadNoFurtherThanAllowed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void never_reaches_the_handler_and_is_answered_without_a_hint(Attack attack) {
        Sent sent = Sent.unannounced(attack);

        ReceiverResponse response = receiver.receive(sent.request(), delivery -> {
            throw new AssertionError("The handler was called by the attack: " + attack.name());
        });

        assertThat(response.status())
                .as(attack.name())
                .isEqualTo(attack.reason() == ExpectedRefusal.TOO_LARGE ? 489 : 401);
        assertThat(new String(response.body(), UTF_8) + response.headers())
                .hasSizeLessThan(200)
                .doesNotContain(secrets(attack.request()))
                .doesNotContain(attack.reason().name());
        sent.assertReadNoFurtherThanAllowed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variations")
    void is_accepted(Variation variation) {
        SignedRequest request = variation.request();
        ReceiverRequest unannounced = ReceiverRequest.of(
                request.url(),
                RequestHeaders.of(request.headers()),
                DeliveryBody.of(new ByteArrayInputStream(request.body())));

        assertThatCode(() -> assertThat(receiver.verify(sent(request)).bytes()).isEqualTo(request.body()))
                .as(variation.name())
                .doesNotThrowAnyException();
        assertThat(receiver.receive(unannounced, delivery -> Outcome.acknowledge())
                        .status())
                .as(variation.name())
                .isEqualTo(200);
    }

    @Test
    void the_corpus_is_large_and_no_two_names_are_alike() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(attacks()).extracting(Attack::name).doesNotHaveDuplicates();
        assertThat(variations()).extracting(Variation::name).doesNotHaveDuplicates();
    }

    /** Keys, the body, and the token whole and in parts, as far as they are long enough not to occur by chance. */
    private static List<String> secrets(SignedRequest attack) {
        List<String> secrets =
                new ArrayList<>(List.of(TestKeys.CURRENT, TestKeys.NEXT, new String(attack.body(), UTF_8)));
        attack.headers().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Upstash-Signature")) {
                values.forEach(token -> secrets.addAll(List.of(token.split("\\.", -1))));
            }
        });
        secrets.removeIf(secret -> secret.length() < 16);
        return secrets;
    }

    /** An attack under way: its body is held, and then the length may be known beforehand or not, or it is a stream. */
    private record Sent(ReceiverRequest request, EndlessBody endless, long mostRead) {

        static Sent announced(Attack attack) {
            return of(attack, DeliveryBody.of(attack.request().body()));
        }

        static Sent unannounced(Attack attack) {
            return of(
                    attack,
                    DeliveryBody.of(new ByteArrayInputStream(attack.request().body())));
        }

        private static Sent of(Attack attack, DeliveryBody held) {
            BodyStream stream = Objects.requireNonNullElse(attack.stream(), new BodyStream(0, 0));
            EndlessBody endless = stream.open();
            DeliveryBody body = attack.stream() == null ? held : DeliveryBody.of(endless, stream.announced());
            RequestHeaders headers = RequestHeaders.of(attack.request().headers());
            return new Sent(ReceiverRequest.of(attack.request().url(), headers, body), endless, stream.mostRead());
        }

        void assertReadNoFurtherThanAllowed() {
            assertThat(endless.bytesRead()).isLessThanOrEqualTo(mostRead);
        }
    }
}
