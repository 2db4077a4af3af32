package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A security provider need not be able to clone what it computes with; some hardware cannot. */
class UncloneableProviderTest {

    private static final byte[] KEY = "Jefe".getBytes(US_ASCII);
    private static final byte[] MESSAGE = "what do ya want for nothing?".getBytes(US_ASCII);
    private static final String CODE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void what_is_used_here_cannot_be_cloned() {
        assertThatExceptionOfType(CloneNotSupportedException.class).isThrownBy(() -> digest().clone());
        assertThatExceptionOfType(CloneNotSupportedException.class).isThrownBy(() -> mac().clone());
    }

    @Test
    void a_digest_that_cannot_be_cloned_is_made_anew_with_what_was_put_into_it() throws GeneralSecurityException {
        MessageDigest standing = digest();
        standing.update(KEY);

        MessageDigest continued = Sha256.copyOf(standing, KEY);

        assertThat(continued.digest(MESSAGE)).isEqualTo(sha256("Jefewhat do ya want for nothing?"));
        assertThat(Sha256.copyOf(digest(), null).digest()).isEqualTo(sha256(""));
    }

    @Test
    void an_HMAC_is_composed_of_such_digests_as_often_as_it_is_asked_for() {
        HmacSha256 hmac = new ComposedHmac(KEY, digest(), digest());

        assertMakesTheCode(hmac);
        assertMakesTheCode(hmac);
    }

    @Test
    void an_HMAC_that_cannot_be_cloned_is_made_anew() throws GeneralSecurityException {
        HmacSha256 hmac = new ProviderHmac(KEY, mac());

        assertMakesTheCode(hmac);
        assertMakesTheCode(hmac);
    }

    private static void assertMakesTheCode(HmacSha256 hmac) {
        assertThat(HexFormat.of().formatHex(hmac.of(MESSAGE, MESSAGE.length))).isEqualTo(CODE);
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    }

    /** A message digest is only as cloneable as its class says. */
    private static MessageDigest digest() {
        return new MessageDigest("SHA-256") {
            private final MessageDigest real = Sha256.fresh();

            @Override
            protected void engineUpdate(byte input) {
                real.update(input);
            }

            @Override
            protected void engineUpdate(byte[] input, int offset, int length) {
                real.update(input, offset, length);
            }

            @Override
            protected byte[] engineDigest() {
                return real.digest();
            }

            @Override
            protected void engineReset() {
                real.reset();
            }
        };
    }

    /** So is a code. */
    private static Mac mac() throws GeneralSecurityException {
        Mac mac = new Mac(new Untouched(), Sha256.fresh().getProvider(), "HmacSHA256") {};
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return mac;
    }

    /** Whoever shares one among threads must not compute with it. */
    private static final class Untouched extends MacSpi {

        @Override
        protected int engineGetMacLength() {
            return 32;
        }

        @Override
        protected void engineInit(Key key, @Nullable AlgorithmParameterSpec none) {}

        @Override
        protected void engineUpdate(byte input) {
            throw new AssertionError("It is shared.");
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            throw new AssertionError("It is shared.");
        }

        @Override
        protected byte[] engineDoFinal() {
            throw new AssertionError("It is shared.");
        }

        @Override
        protected void engineReset() {}
    }
}
