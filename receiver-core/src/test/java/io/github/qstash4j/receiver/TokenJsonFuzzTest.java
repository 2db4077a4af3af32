package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes are an object to {@link TokenJsonReader} if and only if they are one to jackson-core at its strictest. */
class TokenJsonFuzzTest {

    @FuzzTest
    void the_reader_takes_what_a_strict_parser_takes(byte[] data) {
        assertThat(isTaken(() -> TokenJsonReader.read(data))).isEqualTo(isTaken(() -> StrictJson.check(data)));
    }

    private static boolean isTaken(Runnable reader) {
        try {
            reader.run();
            return true;
        } catch (VerificationException refusal) {
            assertThat(refusal.reason()).isEqualTo(RefusalReason.MALFORMED);
            return false;
        }
    }
}
