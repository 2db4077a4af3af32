package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test cases of RFC 4231, section 4. The fifth shows only the first 128 bits of its code. */
class HmacVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest(name = "test case {0}")
    @CsvSource({
        "1, 0b x 20, Hi There, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "2, Jefe, what do ya want for nothing?, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "3, aa x 20, dd x 50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "4, 01 to 25, cd x 50, 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "5, 0c x 20, Test With Truncation, a3b6167473100ee06e0c796c2955552b",
        "6, aa x 131, Test Using Larger Than Block-Size Key - Hash Key First,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "7, aa x 131, This is a test using a larger than block-size key and a larger than block-size data."
                + " The key needs to be hashed before being used by the HMAC algorithm.,"
                + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    })
    void the_codes_of_RFC_4231_are_made(int number, String key, String data, String code) {
        byte[] message = bytes(data);
        byte[] withMore = Arrays.copyOf(message, message.length + 7);

        for (VerificationEngine engine : VerificationEngine.values()) {
            HmacSha256 hmac = engine.hmac(bytes(key));
            String made = HEX.formatHex(hmac.of(message, message.length));

            assertThat(made).hasSize(64).startsWith(code);
            assertThat(HEX.formatHex(hmac.of(withMore, message.length)))
                    .as("the beginning of a longer message")
                    .isEqualTo(made);
        }
    }

    @Test
    void each_engine_computes_by_its_own_means() {
        byte[] key = bytes("Jefe");

        assertThat(VerificationEngine.JAVA_JWT.hmac(key)).isInstanceOf(JavaJwtHmac.class);
        assertThat(VerificationEngine.LEAN.hmac(key)).isInstanceOf(ComposedHmac.class);
        assertThat(VerificationEngine.LEAN_WITH_PROVIDER_MAC.hmac(key)).isInstanceOf(ProviderHmac.class);
    }

    /** {@code 0b x 20} is a byte twenty times, {@code 01 to 25} counts, anything else is text. */
    private static byte[] bytes(String said) {
        if (said.equals("01 to 25")) {
            byte[] counted = new byte[25];
            for (int i = 0; i < counted.length; i++) {
                counted[i] = (byte) (i + 1);
            }
            return counted;
        }
        return said.matches("[0-9a-f]{2} x \\d+")
                ? HEX.parseHex(said.substring(0, 2).repeat(Integer.parseInt(said.substring(5))))
                : said.getBytes(US_ASCII);
    }
}
