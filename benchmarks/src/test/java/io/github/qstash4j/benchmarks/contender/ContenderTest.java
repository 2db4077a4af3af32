package io.github.qstash4j.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.benchmarks.Deliveries;
import io.github.qstash4j.receiver.VerificationEngine;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison means something only between contenders that do the same work and come to the same decision. */
class ContenderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final Endpoint ENDPOINT = Deliveries.endpoint(CLOCK);
    private static final SignedRequest VALID = Deliveries.signed(CLOCK, 256);

    enum Who {
        LEAN(endpoint -> new ReceiverVerify(VerificationEngine.LEAN, endpoint)),
        LEAN_WITH_PROVIDER_MAC(endpoint -> new ReceiverVerify(VerificationEngine.LEAN_WITH_PROVIDER_MAC, endpoint)),
        JAVA_JWT_ENGINE(endpoint -> new ReceiverVerify(VerificationEngine.JAVA_JWT, endpoint)),
        RECEIVE(endpoint -> new ReceiverReceive(VerificationEngine.LEAN, endpoint)),
        STOCK_JAVA_JWT(StockJavaJwt::new),
        NIMBUS(Nimbus::new),
        JJWT(Jjwt::new),
        JOSE4J(Jose4j::new);

        private final Function<Endpoint, Contender> contender;

        Who(Function<Endpoint, Contender> contender) {
            this.contender = contender;
        }

        Contender.Check check(SignedRequest request) {
            return contender.apply(ENDPOINT).check(Deliveries.incoming(request));
        }
    }

    @ParameterizedTest
    @EnumSource
    void accepts_a_delivery_signed_with_the_current_key_again_and_again(Who who) {
        Contender.Check check = who.check(VALID);
        assertThatCode(check::run).doesNotThrowAnyException();
        assertThatCode(check::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void accepts_a_delivery_signed_with_the_next_key(Who who) {
        assertThatCode(who.check(VALID.signedWith(TestKeys.NEXT))::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void accepts_a_body_as_large_as_QStash_sends_it(Who who) {
        assertThatCode(who.check(Deliveries.signed(CLOCK, 1024 * 1024))::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_forged_delivery(Who who) {
        assertRefused(who, VALID.signedWith(TestKeys.UNKNOWN));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_delivery_that_has_expired_and_tolerates_five_seconds(Who who) {
        assertRefused(who, VALID.issuedAt(CLOCK.instant().minusSeconds(306)));
        assertThatCode(who.check(VALID.issuedAt(CLOCK.instant().minusSeconds(303)))::run)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_delivery_of_the_future_and_tolerates_five_seconds(Who who) {
        assertRefused(who, VALID.issuedAt(CLOCK.instant().plusSeconds(7)).withoutClaim("iat"));
        SignedRequest early =
                VALID.claim("nbf", Long.toString(CLOCK.instant().plusSeconds(3).getEpochSecond()));
        assertThatCode(who.check(early)::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void refuses_another_issuer(Who who) {
        assertRefused(who, VALID.claim("iss", "\"Somebody\""));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_delivery_to_another_destination(Who who) {
        assertRefused(who, VALID.claim("sub", "\"https://app.example.com/jobs/another\""));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_token_that_never_expires(Who who) {
        assertRefused(who, VALID.withoutClaim("exp"));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_token_that_does_not_say_from_when_on_it_is_valid(Who who) {
        assertRefused(who, VALID.withoutClaim("nbf"));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_body_that_was_changed(Who who) {
        assertRefused(who, VALID.withTamperedBody(new byte[] {'{', '}'}));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_token_that_does_not_vouch_for_a_body(Who who) {
        assertRefused(who, VALID.withoutClaim("body"));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_another_algorithm_with_the_right_key(Who who) {
        assertRefused(who, VALID.algorithm("HS512", "HmacSHA512"));
    }

    @Test
    void the_floor_tells_a_genuine_signature_and_body_from_others_and_knows_no_claim() {
        Contender floor = new Floor(ENDPOINT);
        assertThatCode(floor.check(Deliveries.incoming(VALID))::run).doesNotThrowAnyException();
        SignedRequest expired = VALID.issuedAt(CLOCK.instant().minusSeconds(1000));
        assertThatCode(floor.check(Deliveries.incoming(expired))::run).doesNotThrowAnyException();

        assertThatThrownBy(floor.check(Deliveries.incoming(VALID.signedWith(TestKeys.UNKNOWN)))::run)
                .hasMessage("not signed");
        assertThatThrownBy(floor.check(Deliveries.incoming(VALID.withTamperedBody(new byte[3])))::run)
                .hasMessage("not signed");
    }

    private static void assertRefused(Who who, SignedRequest request) {
        assertThatThrownBy(who.check(request)::run).isInstanceOf(Exception.class);
    }
}
