package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example of RFC 7515, appendix A.1: HS256 over a header and a payload with line breaks. */
class JwsVectorTest {

    private static final byte[] KEY = Base64.getUrlDecoder()
            .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

    private static final CompactToken TOKEN = CompactToken.parse("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    @Test
    void its_segments_are_read_as_the_RFC_shows_them() {
        assertThat(new String(TOKEN.header(), UTF_8)).isEqualTo("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}");
        assertThat(new String(TOKEN.payload(), UTF_8))
                .isEqualTo("{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}");
        assertThat(TOKEN.hasUsualHeader()).isFalse();
    }

    @Test
    void its_signature_is_the_one_that_the_key_makes() {
        for (VerificationEngine engine : VerificationEngine.values()) {
            HmacSha256 hmac = engine.hmac(KEY);

            assertThat(hmac.of(TOKEN.ascii(), TOKEN.signedLength())).isEqualTo(TOKEN.signature());
            assertThat(hmac.of(TOKEN.ascii(), TOKEN.signedLength() - 1)).isNotEqualTo(TOKEN.signature());
        }
    }

    @Test
    void its_header_and_claims_are_read() {
        TokenJson claims = TokenJsonReader.read(TOKEN.payload());

        assertThat(TokenJsonReader.header(TOKEN).get(TokenName.ALG)).isEqualTo("HS256");
        assertThat(claims.get(TokenName.ISSUER)).isEqualTo("joe");
        assertThat(claims.get(TokenName.EXPIRES)).isEqualTo(1300819380L);
        assertThat(claims.get(TokenName.NOT_BEFORE)).isNull();
    }
}
