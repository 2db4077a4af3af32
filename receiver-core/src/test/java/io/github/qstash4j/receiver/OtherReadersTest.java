package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.github.qstash4j.test.fixtures.Attack;
import io.github.qstash4j.test.fixtures.Attacks;
import io.github.qstash4j.test.fixtures.Variation;
import io.github.qstash4j.test.fixtures.Variations;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this module reads for itself, read by those who have done so for long: java-jwt and jackson-core. */
class OtherReadersTest {

    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    static List<Variation> variations() {
        return Variations.all(CLOCK, BASE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variations")
    void java_jwt_reads_the_same_claims_in_every_token_that_is_accepted(Variation variation) {
        TokenClaims ours = receiver().build().verify(sent(variation.request())).claims();

        DecodedJWT theirs = JWT.decode(variation.request().token());

        assertThat(ours.destination()).isEqualTo(theirs.getSubject());
        assertThat(ours.tokenId()).isEqualTo(theirs.getId());
        assertThat(ours.issuedAt()).isEqualTo(theirs.getIssuedAtAsInstant());
        assertThat(ours.notBefore()).isEqualTo(theirs.getNotBeforeAsInstant());
        assertThat(ours.expires()).isEqualTo(theirs.getExpiresAtAsInstant());
        assertThat(ours.bodyHash()).isEqualTo(theirs.getClaim("body").asString());
        assertThat(theirs.getAlgorithm()).isEqualTo("HS256");
        assertThat(theirs.getIssuer()).isEqualTo("Upstash");
    }

    @Test
    void jackson_takes_the_same_JSON_in_every_token_of_the_corpus() {
        int compared = 0;
        for (Attack attack : Attacks.all(CLOCK, BASE)) {
            String token = attack.request().token();
            if (TOKEN.matcher(token).matches() && isCanonical(token)) {
                CompactToken parsed = CompactToken.parse(token);
                for (byte[] json : List.of(parsed.header(), parsed.payload())) {
                    assertThat(isRead(() -> TokenJsonReader.read(json)))
                            .as(attack.name())
                            .isEqualTo(isRead(() -> StrictJson.check(json)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    private static boolean isCanonical(String token) {
        return isRead(() -> CompactToken.parse(token));
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (VerificationException e) {
            return false;
        }
    }
}
