package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private static final String PUBLIC_DEVELOPMENT_KEY = "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r";

    @Test
    void without_keys_there_is_no_receiver() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Receiver.builder().publicBaseUrl(BASE).build())
                .withMessageContaining("QSTASH_CURRENT_SIGNING_KEY");
        assertThatIllegalStateException()
                .isThrownBy(() -> Receiver.fromEnvironment(Map.of("QSTASH_PUBLIC_BASE_URL", BASE)))
                .withMessageContaining("QSTASH_CURRENT_SIGNING_KEY");
        assertThatIllegalStateException()
                .isThrownBy(() -> Receiver.fromEnvironment(
                        Map.of("QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT, "QSTASH_PUBLIC_BASE_URL", BASE)))
                .withMessageContaining("QSTASH_CURRENT_SIGNING_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "sig_with space", "sig_pasted\n", "\u0000"})
    void a_blank_or_broken_key_is_refused_wherever_it_stands(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKeys.of(key));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKeys.of(key, TestKeys.NEXT));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKeys.of(TestKeys.CURRENT, key));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.fromEnvironment(
                        Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT, "QSTASH_NEXT_SIGNING_KEY", key)));
    }

    @Test
    void keys_print_redacted() {
        assertThat(SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT)).hasToString("SigningKeys[2 redacted]");
    }

    @Test
    void the_environment_configures_a_receiver() {
        SignedRequest now = SignedRequest.valid().signedWith(TestKeys.NEXT);
        Map<String, String> keys =
                Map.of("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT, "QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT);

        assertThat(with(keys, "QSTASH_PUBLIC_BASE_URL", BASE).verify(sent(now))).isNotNull();
        assertThat(with(keys, "QSTASH_PUBLIC_URL", now.url()).verify(sentTo("/x", now)))
                .isNotNull();
        assertThat(with(keys, "QSTASH_URL_CHECK", "request").verify(sent(now))).isNotNull();
        assertThat(with(keys, "QSTASH_URL_CHECK", "OFF").verify(sentTo("/x", now)))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(keys, "QSTASH_URL_CHECK", "maybe"))
                .withMessageContaining("QSTASH_URL_CHECK");
    }

    @Test
    void without_a_word_about_the_URL_there_is_no_receiver() {
        assertThatIllegalStateException()
                .isThrownBy(() -> keysOnly().build())
                .withMessageContainingAll("publicBaseUrl", "publicUrl", "urlCheck");
    }

    @Test
    void two_words_about_the_URL_contradict_each_other() {
        assertThatIllegalStateException()
                .isThrownBy(() -> keysOnly().publicUrl(BASE).publicBaseUrl(BASE).build());
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> keysOnly().publicUrl(BASE).urlCheck(UrlCheck.OFF).build());
        assertThatIllegalStateException()
                .isThrownBy(() -> keysOnly()
                        .publicBaseUrl(BASE)
                        .urlCheck(UrlCheck.REQUEST)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.example.com",
                "ftp://app.example.com",
                "https://",
                "https:///x",
                "https://u:p@app.example.com",
                "https://app.example.com:80:80",
                "https://app.example.com/#a",
                "https://app.example.com/a b"
            })
    void a_public_URL_that_cannot_be_one_is_refused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> keysOnly().publicUrl(url));
        assertThatIllegalArgumentException().isThrownBy(() -> keysOnly().publicBaseUrl(url));
    }

    @Test
    void a_base_URL_has_no_query() {
        assertThatIllegalArgumentException().isThrownBy(() -> keysOnly().publicBaseUrl("https://app.example.com/?a"));
    }

    @Test
    void limits_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> keysOnly().maxBodyBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> keysOnly().leeway(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keysOnly().leeway(Duration.ofMinutes(5).plusNanos(1)));
    }

    @Test
    void public_development_keys_are_accepted_on_this_machine_alone() {
        SigningKeys current = SigningKeys.of(PUBLIC_DEVELOPMENT_KEY);
        SigningKeys next = SigningKeys.of(TestKeys.CURRENT, PUBLIC_DEVELOPMENT_KEY);

        assertThatCode(() -> Receiver.builder()
                        .signingKeys(current)
                        .publicBaseUrl("http://127.0.0.1:8080")
                        .build())
                .doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> receiver().signingKeys(current).build())
                .withMessageContaining("development keys");
        assertThatIllegalStateException()
                .isThrownBy(() -> receiver().signingKeys(next).build());
        assertThatIllegalStateException()
                .isThrownBy(() -> Receiver.builder()
                        .signingKeys(current)
                        .urlCheck(UrlCheck.OFF)
                        .build());
        assertThatIllegalStateException()
                .isThrownBy(() -> Receiver.builder()
                        .signingKeys(current)
                        .urlCheck(UrlCheck.REQUEST)
                        .build());
    }

    private static ReceiverBuilder keysOnly() {
        return Receiver.builder().signingKeys(SigningKeys.of(TestKeys.CURRENT));
    }

    private static Receiver with(Map<String, String> keys, String name, String value) {
        Map<String, String> all = new HashMap<>(keys);
        all.put(name, value);
        return Receiver.fromEnvironment(all);
    }
}
