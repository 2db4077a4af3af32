package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.*;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules are the same whatever the engine. */
class TokenRulesTest {

    @ParameterizedTest
    @EnumSource(VerificationEngine.class)
    void an_audience_is_not_looked_at(VerificationEngine engine) {
        for (String audience : new String[] {"null", "7", "\"me\"", "[\"me\"]", "{}"}) {
            assertThat(claims(engine, valid().claim("aud", audience))).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(VerificationEngine.class)
    void a_token_id_is_text_or_not_there(VerificationEngine engine) {
        assertThat(claims(engine, valid()).tokenId()).isEqualTo("jwt_test");
        assertThat(claims(engine, valid().claim("jti", "7")).tokenId()).isNull();
        assertThat(claims(engine, valid().withoutClaim("jti")).tokenId()).isNull();
    }

    @ParameterizedTest
    @EnumSource(VerificationEngine.class)
    void a_refusal_tells_a_claim_that_is_missing_from_one_of_the_wrong_type(VerificationEngine engine) {
        assertThat(message(engine, valid().withoutClaim("exp"), MALFORMED)).endsWith("the claim exp is missing");
        assertThat(message(engine, valid().claim("exp", "null"), MALFORMED)).endsWith("the claim exp is missing");
        assertThat(message(engine, valid().claim("exp", "1.5"), MALFORMED))
                .endsWith("the claim exp is not a whole number of seconds");
        assertThat(message(engine, valid().claim("sub", "7"), MALFORMED)).endsWith("the claim sub is not text");
    }

    @ParameterizedTest
    @EnumSource(VerificationEngine.class)
    void the_algorithm_and_extensions_are_read_from_the_header(VerificationEngine engine) {
        assertThat(claims(engine, valid().tokenHeader("{\"crit\":null,\"alg\":\"HS256\"}")))
                .isNotNull();
        assertThat(message(engine, valid().tokenHeader("{}"), UNSUPPORTED_ALGORITHM))
                .contains("HS256");
        assertThat(message(engine, valid().tokenHeader("{\"alg\":7}"), UNSUPPORTED_ALGORITHM))
                .contains("HS256");
        assertThat(message(engine, valid().tokenHeader("{\"alg\":\"HS256\",\"crit\":\"exp\"}"), MALFORMED))
                .contains("crit");
    }

    @ParameterizedTest
    @EnumSource(VerificationEngine.class)
    void the_claims_are_what_was_signed(VerificationEngine engine) {
        TokenClaims claims = claims(engine, valid().issuedAt(NOW.minusSeconds(7)));

        assertThat(claims.destination()).isEqualTo(valid().url());
        assertThat(claims.issuedAt()).isEqualTo(NOW.minusSeconds(7));
        assertThat(claims.notBefore()).isEqualTo(NOW.minusSeconds(7));
        assertThat(claims.expires()).isEqualTo(NOW.plusSeconds(293));
        assertThat(claims.bodyHash()).hasSizeBetween(43, 44);
    }

    @ParameterizedTest
    @EnumSource(VerificationEngine.class)
    void a_token_is_accepted_for_its_life_and_the_leeway_and_a_second_at_least(VerificationEngine engine) {
        TokenPolicy policy = new TokenPolicy(engine, SigningKeys.of("sig_any"), Duration.ofSeconds(5), CLOCK);

        assertThat(policy.lifeLeft(expiring(NOW.plusSeconds(300)))).hasSeconds(305);
        assertThat(policy.lifeLeft(expiring(NOW.minusSeconds(3)))).hasSeconds(2);
        assertThat(policy.lifeLeft(expiring(NOW.minusSeconds(5)))).hasSeconds(1);
        assertThat(policy.lifeLeft(expiring(NOW.minusSeconds(60)))).hasSeconds(1);
    }

    private static TokenClaims expiring(Instant end) {
        return new TokenClaims("https://app.example.com", null, NOW, NOW, end, "hash");
    }

    private static TokenClaims claims(VerificationEngine engine, SignedRequest request) {
        return receiver().engine(engine).build().verify(sent(request)).claims();
    }

    private static String message(VerificationEngine engine, SignedRequest request, RefusalReason reason) {
        VerificationException refusal = refusal(receiver().engine(engine).build(), sent(request));
        assertThat(refusal.reason()).isEqualTo(reason);
        return String.valueOf(refusal.getMessage());
    }
}
