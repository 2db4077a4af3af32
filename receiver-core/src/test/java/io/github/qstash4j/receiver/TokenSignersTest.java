package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qstash4j.test.fixtures.TestKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a source of keys is asked, and what it is told. */
class TokenSignersTest {

    private static final SigningKeys KEYS = SigningKeys.of(TestKeys.CURRENT, TestKeys.NEXT);
    private static final SigningKeys OTHERS = SigningKeys.of("sig_other_1", "sig_other_2");

    private final Source source = new Source();

    @Test
    void the_current_key_is_found_without_a_word_to_the_source() {
        assertThat(signer(TestKeys.CURRENT).role()).isEqualTo(SigningKey.Role.CURRENT);
        assertThat(source.told).isEmpty();
    }

    @Test
    void the_source_hears_of_the_next_key() {
        assertThat(signer(TestKeys.NEXT).role()).isEqualTo(SigningKey.Role.NEXT);
        assertThat(source.told).containsExactly("next");
    }

    @Test
    void an_unknown_key_is_looked_for_among_newer_keys_once() {
        source.keys = OTHERS;
        source.newer = KEYS;

        assertThat(signer(TestKeys.NEXT).role()).isEqualTo(SigningKey.Role.NEXT);
        assertThat(source.told).containsExactly("unknown", "next");
    }

    @Test
    void a_key_that_nobody_knows_is_refused_in_the_words_of_the_keys_that_count() {
        assertUnknown("neither the current nor the next signing key made the signature");
        source.newer = SigningKeys.of("sig_other_1");
        assertUnknown("the one signing key configured did not make the signature");
        assertThat(source.told).containsExactly("unknown", "unknown");
    }

    @Test
    void keys_that_came_later_count_from_then_on() {
        source.keys = OTHERS;
        TokenSigners signers = new TokenSigners(VerificationEngine.LEAN, source, Requests.CLOCK);
        assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> signers.of(token(TestKeys.NEXT), null));
        source.keys = KEYS;

        assertThat(signers.of(token(TestKeys.NEXT), null).value()).isEqualTo(TestKeys.NEXT);
    }

    @Test
    void a_source_that_has_no_keys_yet_is_no_obstacle_to_a_start() {
        source.keys = null;
        TokenSigners signers = new TokenSigners(VerificationEngine.LEAN, source, Requests.CLOCK);

        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> signers.of(token(TestKeys.CURRENT), null))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.NO_KEYS));
        source.keys = KEYS;
        assertThat(signers.of(token(TestKeys.CURRENT), null).value()).isEqualTo(TestKeys.CURRENT);
    }

    private void assertUnknown(String message) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> signer(TestKeys.UNKNOWN))
                .withMessage(message)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.UNKNOWN_KEY));
    }

    private SigningKey signer(String key) {
        return new TokenSigners(VerificationEngine.LEAN, source, Requests.CLOCK).of(token(key), null);
    }

    private static CompactToken token(String key) {
        return CompactToken.parse(Requests.valid().signedWith(key).token());
    }

    private static final class Source implements SigningKeySource {

        private final List<String> told = new ArrayList<>();
        private @Nullable SigningKeys keys = KEYS;
        private @Nullable SigningKeys newer;

        @Override
        public @Nullable SigningKeys current() {
            return keys;
        }

        @Override
        public SigningKeys afterUnknownKey(SigningKeys tried) {
            told.add("unknown");
            return newer == null ? tried : newer;
        }

        @Override
        public void afterNextKey(SigningKeys used) {
            told.add("next");
        }
    }
}
