package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.RefusalReason.UNKNOWN_KEY;
import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose key made a signature, and what the token says. */
class SignedByTest {

    @Test
    void a_delivery_knows_the_key_that_signed_it_and_prints_it_redacted() {
        Receiver receiver = receiver().build();
        SigningKey current = receiver.verify(sent(valid())).signedBy();
        SigningKey next =
                receiver.verify(sent(valid().signedWith(TestKeys.NEXT))).signedBy();

        assertThat(current.role()).isEqualTo(SigningKey.Role.CURRENT);
        assertThat(next.role()).isEqualTo(SigningKey.Role.NEXT);
        assertThat(current).isNotEqualTo(next);
        assertThat(current.account()).isNull();
        assertThat(current.region()).isNull();
        assertThat(next.toString()).contains(next.fingerprint()).doesNotContain(TestKeys.NEXT);
    }

    @Test
    void each_of_several_accounts_is_known_by_its_key() {
        Map<String, SigningKeys> accounts = new LinkedHashMap<>();
        accounts.put("shop", SigningKeys.of("sig_shop", "sig_shop_next"));
        accounts.put("bank", SigningKeys.of("sig_bank"));
        Receiver receiver =
                receiver().signingKeys(SigningKeys.ofAccounts(accounts)).build();

        assertThat(signedBy(receiver, valid().signedWith("sig_shop")).account()).isEqualTo("shop");
        assertThat(signedBy(receiver, valid().signedWith("sig_shop_next")).account())
                .isEqualTo("shop");
        assertThat(signedBy(receiver, valid().signedWith("sig_bank")).account()).isEqualTo("bank");
        assertThat(refusal(receiver, sent(valid())).reason()).isEqualTo(UNKNOWN_KEY);
    }

    @Test
    void the_region_that_a_delivery_names_chooses_its_keys_and_no_others() {
        Receiver receiver = receiver()
                .signingKeys(SigningKeys.of("sig_home", "sig_home_next")
                        .withRegion("EU_CENTRAL_1", SigningKeys.of("sig_eu", "sig_eu_next")))
                .build();
        SignedRequest ofEurope = valid().signedWith("sig_eu").header("Upstash-Region", "EU-CENTRAL-1");

        Delivery delivery = receiver.verify(sent(ofEurope));
        assertThat(delivery.signedBy().region()).isEqualTo("EU_CENTRAL_1");
        assertThat(delivery.region()).isEqualTo("EU-CENTRAL-1");
        assertThat(signedBy(receiver, valid().signedWith("sig_home")).region()).isNull();
        assertThat(signedBy(receiver, valid().signedWith("sig_home_next").header("Upstash-Region", "MARS"))
                        .role())
                .isEqualTo(SigningKey.Role.NEXT);
        assertThat(refusal(receiver, sent(ofEurope.header("Upstash-Region"))).reason())
                .isEqualTo(UNKNOWN_KEY);
        assertThat(refusal(receiver, sent(ofEurope.signedWith("sig_home"))).reason())
                .isEqualTo(UNKNOWN_KEY);
    }

    @Test
    void the_environment_may_name_regions() {
        Receiver receiver = ReceiverEnvironment.builder(Map.of(
                        "QSTASH_REGION", "US_EAST_1",
                        "US_EAST_1_QSTASH_CURRENT_SIGNING_KEY", "sig_us",
                        "US_EAST_1_QSTASH_NEXT_SIGNING_KEY", "sig_us_next",
                        "QSTASH_PUBLIC_BASE_URL", BASE))
                .clock(CLOCK)
                .build();

        assertThat(signedBy(receiver, valid().signedWith("sig_us").header("Upstash-Region", "US-EAST-1"))
                        .region())
                .isEqualTo("US_EAST_1");
        assertThat(receiver.verify(sent(valid().signedWith("sig_us_next")))).isNotNull();
    }

    @Test
    void the_claims_are_what_the_token_says() {
        TokenClaims claims = receiver()
                .build()
                .verify(sent(valid().claim("iat", Long.toString(NOW.getEpochSecond() - 7))))
                .claims();

        assertThat(claims.destination()).isEqualTo(valid().url());
        assertThat(claims.tokenId()).isEqualTo("jwt_test");
        assertThat(claims.issuedAt()).isEqualTo(NOW.minusSeconds(7));
        assertThat(claims.notBefore()).isEqualTo(NOW);
        assertThat(claims.expires()).isEqualTo(NOW.plusSeconds(300));
        assertThat(claims.bodyHash()).hasSize(43);
        assertThat(receiver()
                        .build()
                        .verify(sent(valid().withoutClaim("jti")))
                        .claims()
                        .tokenId())
                .isNull();
    }

    private static SigningKey signedBy(Receiver receiver, SignedRequest request) {
        return receiver.verify(sent(request)).signedBy();
    }
}
