package io.github.qstash4j.test.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.Attack;
import io.github.qstash4j.test.fixtures.Attacks;
import io.github.qstash4j.test.fixtures.ExpectedRefusal;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.fixtures.Variation;
import io.github.qstash4j.test.fixtures.Variations;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a front end says that it can carry arrives as it was, or an attack would be taken and a variation refused. */
class LambdaCorpusTest {

    private static final SignedRequest VALID = SignedRequest.valid();

    private static final Set<String> MADE_BY_THE_FRONT_END = Set.of(
            "content-length",
            "transfer-encoding",
            "connection",
            "x-forwarded-for",
            "x-forwarded-port",
            "x-forwarded-proto");

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

    /** Without a process, so that every front end can be tried with all that there is. */
    @ParameterizedTest
    @EnumSource
    void what_a_front_end_carries_stands_in_its_event(FrontEnd frontEnd) {
        List<SignedRequest> carried = Stream.concat(
                        Attacks.on(VALID).stream()
                                .filter(attack -> attack.stream() == null)
                                .map(Attack::request),
                        Variations.on(VALID).stream().map(Variation::request))
                .filter(request -> Carriage.obstacle(FrontEndSettings.of(frontEnd), request)
                        .isEmpty())
                .toList();

        assertThat(carried).hasSizeGreaterThan(500).allSatisfy(request -> {
            LambdaRequest sent = LambdaRequest.of(request);
            EventReader event = new EventReader(new ByteArrayInputStream(LambdaEvents.of(frontEnd, request)));
            assertThat(event.body()).isEqualTo(request.body());
            assertThat(event.path()).isEqualTo(sent.path());
            assertThat(event.query()).isEqualTo(sent.query());
            assertThat(joined(event.headers())).containsAllEntriesOf(joined(sent.headers()));
        });
    }

    /** By names in small letters, without those that a front end makes itself. */
    private static Map<String, String> joined(Map<String, List<String>> headers) {
        Map<String, String> joined = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!MADE_BY_THE_FRONT_END.contains(lower)) {
                joined.put(lower, String.join(",", values));
            }
        });
        return joined;
    }

    @Test
    void every_attack_that_can_be_carried_is_refused() {
        List<Attack> attacks = Attacks.on(VALID).stream()
                .filter(attack -> !attack.toTheSecond() && attack.stream() == null)
                .filter(attack -> receiver.cannotCarry(attack.request()).isEmpty())
                .toList();

        assertThat(attacks)
                .hasSizeGreaterThan(600)
                .allSatisfy(
                        attack -> assertThat(receiver.exchange(attack.request()).status())
                                .isEqualTo(attack.reason() == ExpectedRefusal.TOO_LARGE ? 489 : 401));
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
