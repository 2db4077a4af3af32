package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVariablesTest {

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void without_a_region_only_the_plain_variables_count() {
        set("QSTASH_CURRENT_SIGNING_KEY", "sig_1");
        assertThat(read(null)).containsExactly("sig_1");

        set("QSTASH_NEXT_SIGNING_KEY", "sig_2");
        set("EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY", "");
        assertThat(read(null)).containsExactly("sig_1", "sig_2");
        assertThat(read("EU_CENTRAL_1")).containsExactly("sig_1", "sig_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU_CENTRAL_1", "US_EAST_1", "eu-central-1", "US-EAST-1"})
    void with_a_region_the_keys_of_both_regions_count(String home) {
        set("QSTASH_REGION", home);
        setBothRegions();
        set("QSTASH_CURRENT_SIGNING_KEY", "sig_1");

        assertThat(read("EU-CENTRAL-1")).containsExactly("sig_eu1", "sig_eu2");
        assertThat(read("US-EAST-1")).containsExactly("sig_us1", "sig_us2");
        assertThat(read(null)).containsExactly("sig_1");
        assertThat(read("AP-SOUTH-1")).containsExactly("sig_1");
    }

    @Test
    void the_keys_of_the_named_region_stand_in_for_the_plain_ones() {
        set("QSTASH_REGION", "us-east-1");
        setBothRegions();

        SigningKeys keys = SigningKeys.fromEnvironment(variables);
        assertThat(read(null)).containsExactly("sig_us1", "sig_us2");
        assertThat(keys.inOrder(null)).isSameAs(keys.inOrder("US-EAST-1"));
        assertThat(keys.inOrder(null)).extracting(SigningKey::region).containsOnly("US_EAST_1");
        assertThat(keys.all()).hasSize(4);
    }

    @Test
    void a_region_without_keys_of_its_own_has_the_plain_ones() {
        set("QSTASH_REGION", "US_EAST_1");
        set("QSTASH_CURRENT_SIGNING_KEY", "sig_1");

        assertThat(read("US_EAST_1")).containsExactly("sig_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "EU", "EU_CENTRAL_2", "frankfurt", "EU_CENTRAL_1 "})
    void a_region_that_does_not_exist_is_an_error_that_names_those_that_do(String region) {
        set("QSTASH_REGION", region);
        set("QSTASH_CURRENT_SIGNING_KEY", "sig_1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.fromEnvironment(variables))
                .withMessageContainingAll("QSTASH_REGION", "EU_CENTRAL_1 or US_EAST_1", "\"" + region + "\"");
    }

    @Test
    void one_key_of_a_region_alone_is_an_error_that_names_the_other() {
        set("QSTASH_REGION", "EU_CENTRAL_1");
        set("QSTASH_CURRENT_SIGNING_KEY", "sig_1");
        set("US_EAST_1_QSTASH_CURRENT_SIGNING_KEY", "sig_us1");
        assertMissing("US_EAST_1_QSTASH_NEXT_SIGNING_KEY");

        variables.remove("US_EAST_1_QSTASH_CURRENT_SIGNING_KEY");
        set("US_EAST_1_QSTASH_NEXT_SIGNING_KEY", "sig_us2");
        assertMissing("US_EAST_1_QSTASH_CURRENT_SIGNING_KEY");
    }

    @Test
    void without_plain_keys_those_of_the_other_region_are_not_enough() {
        set("QSTASH_REGION", "EU_CENTRAL_1");
        set("US_EAST_1_QSTASH_CURRENT_SIGNING_KEY", "sig_us1");
        set("US_EAST_1_QSTASH_NEXT_SIGNING_KEY", "sig_us2");

        assertMissing("QSTASH_CURRENT_SIGNING_KEY", "The keys of the region that QSTASH_REGION names would do");
    }

    @Test
    void without_the_region_its_keys_are_not_enough_and_the_error_says_what_is_missing() {
        setBothRegions();

        assertMissing("QSTASH_CURRENT_SIGNING_KEY", "count when QSTASH_REGION names one");
    }

    @Test
    void the_next_key_alone_is_an_error_also_where_a_region_could_stand_in() {
        set("QSTASH_REGION", "EU_CENTRAL_1");
        setBothRegions();
        set("QSTASH_NEXT_SIGNING_KEY", "sig_2");

        assertMissing("QSTASH_CURRENT_SIGNING_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QSTASH_CURRENT_SIGNING_KEY",
                "QSTASH_NEXT_SIGNING_KEY",
                "EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY",
                "US_EAST_1_QSTASH_NEXT_SIGNING_KEY"
            })
    void a_blank_key_is_refused_by_the_name_of_its_variable(String variable) {
        set("QSTASH_REGION", "EU_CENTRAL_1");
        setBothRegions();
        set("QSTASH_CURRENT_SIGNING_KEY", "sig_1");
        set(variable, " ");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.fromEnvironment(variables))
                .withMessageStartingWith("The environment variable " + variable + " is blank")
                .withMessageNotContaining("sig_1");
    }

    private void assertMissing(String variable, String... more) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SigningKeys.fromEnvironment(variables))
                .withMessageStartingWith("The environment variable " + variable + " is not set")
                .withMessageContainingAll(more.length == 0 ? new String[] {variable} : more);
    }

    private void setBothRegions() {
        set("EU_CENTRAL_1_QSTASH_CURRENT_SIGNING_KEY", "sig_eu1");
        set("EU_CENTRAL_1_QSTASH_NEXT_SIGNING_KEY", "sig_eu2");
        set("US_EAST_1_QSTASH_CURRENT_SIGNING_KEY", "sig_us1");
        set("US_EAST_1_QSTASH_NEXT_SIGNING_KEY", "sig_us2");
    }

    private void set(String variable, String value) {
        variables.put(variable, value);
    }

    private List<String> read(@Nullable String regionHeader) {
        return SigningKeys.fromEnvironment(variables).inOrder(regionHeader).stream()
                .map(SigningKey::value)
                .toList();
    }
}
