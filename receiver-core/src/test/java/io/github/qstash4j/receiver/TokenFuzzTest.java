package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.sent;
import static io.github.qstash4j.receiver.Requests.valid;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;

/** The value of {@code Upstash-Signature} is any text at all. */
class TokenFuzzTest {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    @FuzzTest
    void every_engine_decides_the_same_of_any_header(byte[] data) {
        String header = new String(data, UTF_8);

        EveryEngine.verdict(sent(valid().header("Upstash-Signature", header)));

        assertHasOneSpelling(header);
    }

    private static void assertHasOneSpelling(String header) {
        CompactToken token;
        try {
            token = CompactToken.parse(header);
        } catch (VerificationException refusal) {
            return;
        }
        assertThat(encoded(token.header()) + '.' + encoded(token.payload()) + '.' + encoded(token.signature()))
                .isEqualTo(header);
    }

    private static String encoded(byte[] segment) {
        return new String(BASE64URL.encode(segment), US_ASCII);
    }
}
