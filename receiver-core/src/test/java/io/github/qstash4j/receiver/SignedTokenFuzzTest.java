package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.sent;
import static io.github.qstash4j.receiver.Requests.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.Arrays;

/**
 * A token that is signed with the right key, so that what reads its JSON is reached. The header is the first line, the
 * payload the rest; an empty header is the usual one.
 */
class SignedTokenFuzzTest {

    @FuzzTest
    void every_engine_decides_the_same_of_any_header_and_payload(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        byte[] header = Arrays.copyOf(data, end);
        byte[] payload = Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length);
        SignedRequest request = valid().changePayloadBytes(usual -> payload);

        SignedRequest signed = header.length == 0 ? request : request.tokenHeader(header);
        TokenClaims accepted = EveryEngine.verdict(sent(signed)).accepted();

        if (accepted != null) {
            assertIsReadBySomebodyElse(accepted, signed.token());
        }
    }

    /** By java-jwt, which gives up on some tokens for the sake of claims that nobody looks at here. */
    private static void assertIsReadBySomebodyElse(TokenClaims ours, String token) {
        DecodedJWT theirs;
        try {
            theirs = JWT.decode(token);
        } catch (JWTDecodeException e) {
            return;
        }
        assertThat(theirs.getSubject()).isEqualTo(ours.destination());
        assertThat(theirs.getIssuedAtAsInstant()).isEqualTo(ours.issuedAt());
        assertThat(theirs.getNotBeforeAsInstant()).isEqualTo(ours.notBefore());
        assertThat(theirs.getExpiresAtAsInstant()).isEqualTo(ours.expires());
        assertThat(theirs.getClaim("body").asString()).isEqualTo(ours.bodyHash());
        assertThat(theirs.getClaim("jti").asString()).isEqualTo(ours.tokenId());
    }
}
