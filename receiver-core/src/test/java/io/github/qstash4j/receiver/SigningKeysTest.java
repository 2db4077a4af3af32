package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.receiver.SigningKey.Role;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final SigningKeys PLAIN = SigningKeys.of("sig_plain1", "sig_plain2");
    private static final SigningKeys REGIONAL = PLAIN.withRegion("EU_CENTRAL_1", SigningKeys.of("sig_eu1", "sig_eu2"))
            .withRegion("us-east-1", SigningKeys.of("sig_us1", "sig_us2"));

    @Test
    void the_current_key_is_tried_before_the_next_one() {
        assertThat(values(PLAIN, null)).containsExactly("sig_plain1", "sig_plain2");
        assertThat(PLAIN.inOrder(null)).extracting(SigningKey::role).containsExactly(Role.CURRENT, Role.NEXT);
        assertThat(PLAIN.inOrder("EU_CENTRAL_1")).isSameAs(PLAIN.inOrder(null));
        assertThat(PLAIN.all()).isEqualTo(PLAIN.inOrder(null));
        assertThat(PLAIN.current()).isSameAs(PLAIN);
        assertThat(PLAIN.afterUnknownKey(PLAIN)).isSameAs(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU_CENTRAL_1", "EU-CENTRAL-1", "eu-central-1", "Eu_cEntral-1"})
    void a_region_has_its_own_keys_in_whatever_spelling_the_header_names_it(String header) {
        assertThat(values(REGIONAL, header)).containsExactly("sig_eu1", "sig_eu2");
        assertThat(REGIONAL.inOrder(header)).extracting(SigningKey::region).containsOnly("EU_CENTRAL_1");
        assertThat(REGIONAL.inOrder(header)).isSameAs(REGIONAL.inOrder("EU_CENTRAL_1"));
        assertThat(values(REGIONAL, "US-EAST-1")).containsExactly("sig_us1", "sig_us2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AP_SOUTH_1",
                "EU_CENTRAL_",
                "EU_CENTRAL_1 ",
                "EU_CENTRAL_11",
                "EU.CENTRAL.1",
                "EU_CENTRAL_\uff11",
                "u\u017f-ea\u017ft-1",
                "DT_BDMSQ@K_0"
            })
    void any_other_region_has_the_plain_keys(String header) {
        assertThat(REGIONAL.inOrder(header)).isSameAs(REGIONAL.inOrder(null));
        assertThat(values(REGIONAL, header)).containsExactly("sig_plain1", "sig_plain2");
    }

    @Test
    void all_keys_of_all_regions_are_known() {
        assertThat(REGIONAL.all())
                .extracting(SigningKey::value)
                .containsExactly("sig_plain1", "sig_plain2", "sig_eu1", "sig_eu2", "sig_us1", "sig_us2");
    }

    @Test
    void a_region_is_given_once_and_has_no_regions_itself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REGIONAL.withRegion("eu-central-1", PLAIN))
                .withMessageContaining("eu-central-1");
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withRegion(" ", PLAIN));
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withRegion("AP_SOUTH_1", REGIONAL));
    }

    @Test
    void the_current_keys_of_all_accounts_are_tried_before_the_next_ones() {
        SigningKeys both =
                SigningKeys.ofAccounts(ordered("shop", PLAIN, "billing", SigningKeys.of("sig_b1", "sig_b2")));

        assertThat(values(both, null)).containsExactly("sig_plain1", "sig_b1", "sig_plain2", "sig_b2");
        assertThat(both.inOrder(null))
                .extracting(SigningKey::account)
                .containsExactly("shop", "billing", "shop", "billing");
    }

    @Test
    void an_account_without_keys_for_a_region_takes_part_there_with_its_plain_ones() {
        SigningKeys both = SigningKeys.ofAccounts(ordered("shop", SigningKeys.of("sig_b"), "billing", REGIONAL));

        assertThat(values(both, "eu-central-1")).containsExactly("sig_b", "sig_eu1", "sig_eu2");
        assertThat(values(both, "us-east-1")).containsExactly("sig_b", "sig_us1", "sig_us2");
        assertThat(values(both, null)).containsExactly("sig_b", "sig_plain1", "sig_plain2");
        assertThat(both.inOrder("eu-central-1")).isSameAs(both.inOrder("EU_CENTRAL_1"));
        assertThat(both.inOrder("eu-central-1"))
                .extracting(SigningKey::toString)
                .allMatch(text -> text.contains("account \""));
        assertThat(both.all()).hasSize(7);
    }

    @Test
    void accounts_have_names_and_are_not_nested() {
        SigningKeys both = SigningKeys.ofAccounts(Map.of("shop", PLAIN));

        assertThatIllegalArgumentException().isThrownBy(() -> SigningKeys.ofAccounts(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKeys.ofAccounts(Map.of(" ", PLAIN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.ofAccounts(Map.of("group", both)))
                .withMessageContaining("group");
        assertThatIllegalArgumentException().isThrownBy(() -> both.withRegion("EU_CENTRAL_1", PLAIN));
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withRegion("EU_CENTRAL_1", both));
    }

    @Test
    void a_fingerprint_is_the_beginning_of_the_SHA_256() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("sig_plain1".getBytes(StandardCharsets.UTF_8));
        SigningKey key = PLAIN.all().get(0);

        assertThat(key.fingerprint())
                .hasSize(8)
                .isEqualTo(HexFormat.of().formatHex(hash).substring(0, 8));
        assertThat(key.fingerprint()).isEqualTo(key.fingerprint());
        assertThat(PLAIN.fingerprints())
                .containsExactly(
                        "current " + key.fingerprint(),
                        "next " + PLAIN.all().get(1).fingerprint());
    }

    @Test
    void nothing_prints_a_key() {
        SigningKeys keys = SigningKeys.ofAccounts(Map.of("shop\n", REGIONAL));

        assertThat(keys).hasToString("SigningKeys[6 redacted]");
        assertThat(keys.all().toString() + keys.fingerprints())
                .contains("SigningKey[current ", "account \"shop\\u000a\"", "region EU_CENTRAL_1")
                .doesNotContain("sig_", "\n");
        assertThat(new RegionKeys("EU_CENTRAL_1", keys.all()).toString()).doesNotContain("sig_");
    }

    @Test
    void keys_are_the_same_when_everything_known_of_them_is() {
        assertThat(PLAIN.haveTheKeysOf(SigningKeys.of("sig_plain1", "sig_plain2")))
                .isTrue();
        assertThat(PLAIN.haveTheKeysOf(SigningKeys.of("sig_plain2", "sig_plain1")))
                .isFalse();
        assertThat(PLAIN.haveTheKeysOf(SigningKeys.of("sig_plain1"))).isFalse();
        assertThat(PLAIN.haveTheKeysOf(REGIONAL)).isFalse();
        assertThat(PLAIN.haveTheKeysOf(SigningKeys.ofAccounts(Map.of("shop", PLAIN))))
                .isFalse();
        SigningKey key = PLAIN.all().get(0);
        assertThat(key)
                .isEqualTo(SigningKeys.of("sig_plain1").all().get(0))
                .hasSameHashCodeAs(SigningKeys.of("sig_plain1").all().get(0))
                .isNotEqualTo(SigningKeys.of("sig_x", "sig_plain1").all().get(1))
                .isNotEqualTo(key.ofAccount("shop"))
                .isNotEqualTo(key.ofRegion("EU_CENTRAL_1"))
                .isNotEqualTo("sig_plain1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sig_\u00a0", "sig_\u200bx", "\ufeffsig_x", "sig_\u007f", "sig_x\r"})
    void characters_that_came_along_with_a_copy_are_refused_and_not_quoted(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.of(TestKeys.CURRENT, key))
                .withMessageStartingWith("The next signing key is blank")
                .withMessageNotContaining(key);
    }

    private static List<String> values(SigningKeys keys, @Nullable String region) {
        return keys.inOrder(region).stream().map(SigningKey::value).toList();
    }

    private static Map<String, SigningKeys> ordered(String name1, SigningKeys keys1, String name2, SigningKeys keys2) {
        Map<String, SigningKeys> accounts = new LinkedHashMap<>();
        accounts.put(name1, keys1);
        accounts.put(name2, keys2);
        return accounts;
    }
}
