package io.github.qstash4j.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.benchmarks.Deliveries;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A comparison means something only between contenders that do the same work and come to the same decision. */
class ContenderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final Endpoint ENDPOINT = Deliveries.endpoint(CLOCK);
    private static final SignedRequest VALID = Deliveries.signed(CLOCK, 256);

    static final List<String> ALL = List.of(
            "lean",
            "lean-with-provider-mac",
            "java-jwt-engine",
            "receive-lean",
            "stock-java-jwt",
            "nimbus",
            "jjwt",
            "jose4j");

    @ParameterizedTest
    @FieldSource("ALL")
    void accepts_a_delivery_signed_with_the_current_key_again_and_again(String contender) {
        Contender.Check check = check(contender, VALID);
        assertThatCode(check::run).doesNotThrowAnyException();
        assertThatCode(check::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void accepts_a_delivery_signed_with_the_next_key(String contender) {
        assertThatCode(check(contender, VALID.signedWith(TestKeys.NEXT))::run).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void accepts_a_body_as_large_as_QStash_sends_it(String contender) {
        assertThatCode(check(contender, Deliveries.signed(CLOCK, 1024 * 1024))::run)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_forged_delivery(String contender) {
        assertRefused(contender, VALID.signedWith(TestKeys.UNKNOWN));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_delivery_that_has_expired_and_tolerates_five_seconds(String contender) {
        assertRefused(contender, VALID.issuedAt(CLOCK.instant().minusSeconds(306)));
        assertThatCode(check(contender, VALID.issuedAt(CLOCK.instant().minusSeconds(303)))::run)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_delivery_of_the_future_and_tolerates_five_seconds(String contender) {
        assertRefused(contender, validFrom(CLOCK.instant().plusSeconds(7)));
        assertThatCode(check(contender, validFrom(CLOCK.instant().plusSeconds(3)))::run)
                .doesNotThrowAnyException();
    }

    private static SignedRequest validFrom(Instant time) {
        return VALID.claim("nbf", Long.toString(time.getEpochSecond()));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_another_issuer(String contender) {
        assertRefused(contender, VALID.claim("iss", "\"Somebody\""));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_delivery_to_another_destination(String contender) {
        assertRefused(contender, VALID.claim("sub", "\"https://app.example.com/jobs/another\""));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_token_that_never_expires(String contender) {
        assertRefused(contender, VALID.withoutClaim("exp"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_token_that_does_not_say_from_when_on_it_is_valid(String contender) {
        assertRefused(contender, VALID.withoutClaim("nbf"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_body_that_was_changed(String contender) {
        assertRefused(contender, VALID.withTamperedBody(new byte[] {'{', '}'}));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_a_token_that_does_not_vouch_for_a_body(String contender) {
        assertRefused(contender, VALID.withoutClaim("body"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refuses_another_algorithm_with_the_right_key(String contender) {
        assertRefused(contender, VALID.algorithm("HS512", "HmacSHA512"));
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

    private static Contender.Check check(String contender, SignedRequest request) {
        return Contenders.named(contender, ENDPOINT).check(Deliveries.incoming(request));
    }

    private static void assertRefused(String contender, SignedRequest request) {
        assertThatThrownBy(check(contender, request)::run).isInstanceOf(Exception.class);
    }
}
