package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.*;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    @Test
    void a_delivery_signed_with_the_current_key_is_accepted() {
        Delivery delivery =
                receiver().build().verify(sent(valid().body("{\"a\":1}").retried(2)));

        assertThat(delivery.messageId()).isEqualTo("msg_test");
        assertThat(delivery.retried()).isEqualTo(2);
        assertThat(delivery.text()).isEqualTo("{\"a\":1}");
        assertThat(delivery.url()).isEqualTo(valid().url());
        assertThat(delivery.headers().first("content-TYPE")).isEqualTo("application/json");
    }

    @Test
    void a_delivery_signed_with_the_next_key_is_accepted() {
        assertThat(receiver().build().verify(sent(valid().signedWith(TestKeys.NEXT))))
                .isNotNull();
    }

    @Test
    void one_key_alone_is_enough_and_the_next_one_is_then_unknown() {
        Receiver receiver =
                receiver().signingKeys(SigningKeys.of(TestKeys.CURRENT)).build();

        assertThat(receiver.verify(sent(valid()))).isNotNull();
        assertThat(refusal(receiver, sent(valid().signedWith(TestKeys.NEXT))).reason())
                .isEqualTo(UNKNOWN_KEY);
    }

    @Test
    void a_missing_signature_is_refused() {
        assertThat(reason(valid().header("Upstash-Signature"))).isEqualTo(MISSING_SIGNATURE);
    }

    @Test
    void two_signatures_are_refused_even_if_both_are_right() {
        String token = valid().token();

        assertThat(reason(valid().header("Upstash-Signature", token, token))).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "a.b",
                "a.b.c.d",
                "..",
                ".a.b",
                "a..b",
                "a.b.",
                "Bearer a.b.c",
                "\u017f.\u212a.x"
            })
    void a_signature_that_is_no_token_is_refused(String signature) {
        assertThat(reason(valid().header("Upstash-Signature", signature))).isIn(MALFORMED, UNSUPPORTED_ALGORITHM);
    }

    @Test
    void a_token_of_8_KiB_is_accepted_and_a_longer_one_refused_whoever_signed_it() {
        SignedRequest longest = withTokenOfLength(8192);

        assertThat(longest.token()).hasSize(8192);
        assertThat(receiver().build().verify(sent(longest))).isNotNull();
        assertThat(reason(withTokenOfLength(8193))).isEqualTo(MALFORMED);
    }

    @Test
    void another_spelling_of_the_same_token_is_refused() {
        assertThat(reason(valid().changeToken(token -> token + "="))).isEqualTo(MALFORMED);
        assertThat(reason(valid().changeToken(token -> token + " "))).isEqualTo(MALFORMED);
        assertThat(reason(valid().changeToken(token -> "\n" + token))).isEqualTo(MALFORMED);
        assertThat(reason(valid().changeToken(TokenTest::withStrayBits))).isEqualTo(MALFORMED);
    }

    @Test
    void a_token_that_was_changed_is_refused() {
        assertThat(reason(valid().changeToken(TokenTest::withOneClaimCharacterChanged)))
                .isEqualTo(UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestKeys.UNKNOWN, "sig_testCurrentKey00000000000002", "x"})
    void a_token_signed_with_another_key_is_refused(String key) {
        assertThat(reason(valid().signedWith(key))).isEqualTo(UNKNOWN_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "HS384,HmacSHA384",
        "HS512,HmacSHA512",
        "HS384,HmacSHA256",
        "HS512,HmacSHA256",
        "none,HmacSHA256",
        "RS256,HmacSHA256"
    })
    void another_algorithm_is_refused_although_the_key_is_right(String algorithm, String hmac) {
        assertThat(reason(valid().algorithm(algorithm, hmac))).isEqualTo(UNSUPPORTED_ALGORITHM);
    }

    @Test
    void a_header_without_algorithm_or_with_extensions_is_refused() {
        assertThat(reason(valid().tokenHeader("{\"typ\":\"JWT\"}"))).isEqualTo(UNSUPPORTED_ALGORITHM);
        assertThat(reason(valid().tokenHeader("{\"alg\":\"hs256\"}"))).isEqualTo(UNSUPPORTED_ALGORITHM);
        assertThat(reason(valid().tokenHeader("{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}")))
                .isEqualTo(MALFORMED);
        assertThat(reason(valid().tokenHeader("[]"))).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "exp", "nbf", "iat", "body"})
    void a_missing_claim_is_refused(String claim) {
        assertThat(reason(valid().withoutClaim(claim))).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "exp, 1.5e12",
        "exp, '\"9999999999\"'",
        "exp, 99999999999999999999999999",
        "nbf, true",
        "iat, 1.5",
        "iat, '[1]'",
        "sub, 7",
        "sub, '[\"https://app.example.com/jobs/order-placed\"]'",
        "iss, '[\"Upstash\"]'",
        "body, 12",
        "body, '{}'"
    })
    void a_claim_of_another_type_is_refused(String claim, String json) {
        assertThat(reason(valid().claim(claim, json))).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upstash", "Upstash ", "", "https://upstash.com"})
    void another_issuer_is_refused(String issuer) {
        assertThat(reason(valid().claim("iss", "\"" + issuer + "\""))).isEqualTo(WRONG_ISSUER);
    }

    @Test
    void a_token_is_accepted_to_the_last_second_of_its_life_and_the_leeway() {
        Receiver receiver = receiver().leeway(Duration.ofSeconds(7)).build();

        assertThat(receiver.verify(sent(valid().issuedAt(NOW.minusSeconds(306)))))
                .isNotNull();
        assertThat(refusal(receiver, sent(valid().issuedAt(NOW.minusSeconds(307))))
                        .reason())
                .isEqualTo(EXPIRED);
    }

    @Test
    void a_token_is_accepted_from_the_second_it_becomes_valid_less_the_leeway() {
        Receiver receiver = receiver().leeway(Duration.ofSeconds(7)).build();

        assertThat(receiver.verify(sent(valid().issuedAt(NOW.plusSeconds(7))))).isNotNull();
        assertThat(refusal(receiver, sent(valid().issuedAt(NOW.plusSeconds(8)))).reason())
                .isEqualTo(NOT_YET_VALID);
    }

    @Test
    void without_leeway_the_second_of_the_token_counts() {
        Receiver receiver = receiver().leeway(Duration.ZERO).build();

        assertThat(receiver.verify(sent(valid()))).isNotNull();
        assertThat(receiver.verify(sent(valid().issuedAt(NOW.minusSeconds(299)))))
                .isNotNull();
        assertThat(refusal(receiver, sent(valid().issuedAt(NOW.minusSeconds(300))))
                        .reason())
                .isEqualTo(EXPIRED);
    }

    @Test
    void both_times_of_the_future_count() {
        String later = Long.toString(NOW.plusSeconds(60).getEpochSecond());

        assertThat(reason(valid().claim("nbf", later))).isEqualTo(NOT_YET_VALID);
        assertThat(reason(valid().claim("iat", later))).isEqualTo(NOT_YET_VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "exp, -9223372036854775808, MALFORMED",
        "exp, 0, MALFORMED",
        "nbf, 9223372036854775807, MALFORMED",
        "iat, 9223372036854775807, MALFORMED"
    })
    void absurd_times_are_refused_without_overflow(String claim, String value, RefusalReason reason) {
        assertThat(reason(valid().claim(claim, value))).isEqualTo(reason);
    }

    @Test
    void times_lie_between_1970_and_9999() {
        assertThat(reason(valid().claim("iat", "253402300799"))).isEqualTo(NOT_YET_VALID);
        assertThat(reason(valid().claim("iat", "253402300800"))).isEqualTo(MALFORMED);
        assertThat(receiver().build().verify(sent(valid().claim("iat", "0")))).isNotNull();
        assertThat(reason(valid().claim("iat", "-1"))).isEqualTo(MALFORMED);
    }

    @Test
    void a_token_that_expires_before_it_becomes_valid_is_refused() {
        String now = Long.toString(NOW.getEpochSecond());

        assertThat(reason(valid().claim("exp", now))).isEqualTo(MALFORMED);
    }

    @Test
    void the_true_reason_is_reported_although_the_next_key_fails_too() {
        VerificationException expired = refusal(receiver().build(), sent(valid().issuedAt(NOW.minusSeconds(400))));

        assertThat(expired.reason()).isEqualTo(EXPIRED);
        assertThat(expired).hasMessageContainingAll("2026-11-23T11:58:20Z", "2026-11-23T12:00:00Z");
    }

    @Test
    void no_refusal_tells_a_token_or_a_key_or_fills_a_stack_trace() {
        SignedRequest expired = valid().issuedAt(NOW.minusSeconds(400));

        VerificationException refusal = refusal(receiver().build(), sent(expired));

        assertThat(refusal.getMessage()).doesNotContain(TestKeys.CURRENT).doesNotContain(expired.token());
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "x", "", "99999999999", "1 ", "\u0661"})
    void a_nonsensical_count_of_retries_is_refused(String retried) {
        assertThat(reason(valid().header("Upstash-Retried", retried))).isEqualTo(MALFORMED);
    }

    @Test
    void a_missing_count_of_retries_is_the_first_attempt() {
        assertThat(receiver()
                        .build()
                        .verify(sent(valid().header("Upstash-Retried")))
                        .retried())
                .isZero();
    }

    @Test
    void a_missing_or_nonsensical_message_id_is_refused() {
        assertThat(reason(valid().header("Upstash-Message-Id"))).isEqualTo(MALFORMED);
        assertThat(reason(valid().header("Upstash-Message-Id", "a", "b"))).isEqualTo(MALFORMED);
        assertThat(reason(valid().header("Upstash-Message-Id", ""))).isEqualTo(MALFORMED);
        assertThat(reason(valid().header("Upstash-Message-Id", "a\nb"))).isEqualTo(MALFORMED);
        assertThat(reason(valid().header("Upstash-Message-Id", "m".repeat(257))))
                .isEqualTo(MALFORMED);
    }

    private static SignedRequest withTokenOfLength(int length) {
        int padding = 5000;
        SignedRequest request;
        do {
            request = valid().claim("padding", "\"" + "x".repeat(padding++) + "\"");
        } while (request.token().length() < length);
        return request;
    }

    private static String withOneClaimCharacterChanged(String token) {
        int at = token.indexOf('.') + 20;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    /** 32 bytes leave two unused bits in the last character: the next letter decodes to the same bytes. */
    private static String withStrayBits(String token) {
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + (char) (last + 1);
    }
}
