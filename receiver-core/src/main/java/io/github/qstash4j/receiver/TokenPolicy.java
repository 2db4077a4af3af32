package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rules for the token: its form, its signature under the current and then the next key, and only then its claims.
 * The first rule that is broken is the reason that is reported.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/security">QStash: request signing</a>
 */
final class TokenPolicy {

    static final String SIGNATURE_HEADER = "Upstash-Signature";
    private static final String ISSUER = "Upstash";

    /** Of the year 9999: times outside of 1970 and that are not QStash's, and java-jwt cannot read all of them. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final TokenEngine engine;
    private final TokenSigners signers;
    private final long leewaySeconds;
    private final Clock clock;

    TokenPolicy(TokenEngine engine, SigningKeySource keys, Duration leeway, Clock clock) {
        this.engine = engine;
        this.signers = new TokenSigners(engine, keys);
        this.leewaySeconds = leeway.toSeconds();
        this.clock = clock;
    }

    VerifiedToken check(RequestHeaders headers) {
        CompactToken token = CompactToken.parse(only(headers.all("upstash-signature")));
        SigningKey signedBy = signers.of(token, headers.first("upstash-region"));
        TokenEngine.Content content = engine.read(token);
        // Their form first: java-jwt decodes some of them before anybody asks.
        String issuer = text(content, TokenName.ISSUER);
        long notBefore = seconds(content, TokenName.NOT_BEFORE);
        long issuedAt = seconds(content, TokenName.ISSUED_AT);
        long expires = seconds(content, TokenName.EXPIRES);
        checkAudience(content.claim(TokenName.AUDIENCE));
        checkHeader(content);
        checkIssuer(issuer);
        checkTimes(notBefore, issuedAt, expires);
        return new VerifiedToken(
                new TokenClaims(
                        text(content, TokenName.DESTINATION),
                        content.claim(TokenName.TOKEN_ID) instanceof String id ? id : null,
                        Instant.ofEpochSecond(issuedAt),
                        Instant.ofEpochSecond(notBefore),
                        Instant.ofEpochSecond(expires),
                        text(content, TokenName.BODY_HASH)),
                signedBy);
    }

    /** How much longer the token is accepted; at least a second. */
    Duration lifeLeft(TokenClaims claims) {
        long end = claims.expires().getEpochSecond() + leewaySeconds;
        return Duration.ofSeconds(Math.max(1, end - clock.instant().getEpochSecond()));
    }

    private static String only(List<String> signatures) {
        if (signatures.isEmpty()) {
            throw refused(RefusalReason.MISSING_SIGNATURE, "there is no " + SIGNATURE_HEADER + " header");
        }
        if (signatures.size() > 1) {
            throw refused(RefusalReason.MALFORMED, "there is more than one " + SIGNATURE_HEADER + " header");
        }
        return signatures.get(0);
    }

    private static void checkHeader(TokenEngine.Content content) {
        if (!"HS256".equals(content.header(TokenName.ALG))) {
            throw refused(RefusalReason.UNSUPPORTED_ALGORITHM, "the token's header does not name HS256");
        }
        if (content.header(TokenName.CRIT) != null) {
            throw refused(RefusalReason.MALFORMED, "the token demands extensions (crit) that QStash does not use");
        }
    }

    /** QStash names none; java-jwt does not decode every form of it. */
    private static void checkAudience(@Nullable Object audience) {
        if (audience != null && !(audience instanceof String)) {
            throw refused(RefusalReason.MALFORMED, "the claim aud is not text");
        }
    }

    private static void checkIssuer(String issuer) {
        if (!issuer.equals(ISSUER)) {
            throw refused(RefusalReason.WRONG_ISSUER, "the issuer is " + Quoted.of(issuer) + " and not \"Upstash\"");
        }
    }

    private void checkTimes(long notBefore, long issuedAt, long expires) {
        if (expires <= notBefore) {
            throw refused(RefusalReason.MALFORMED, "the token expires before it becomes valid");
        }
        Instant now = clock.instant();
        if (now.getEpochSecond() - leewaySeconds >= expires) {
            throw refused(RefusalReason.EXPIRED, "the token expired at ", expires, now);
        }
        if (now.getEpochSecond() + leewaySeconds < Math.max(notBefore, issuedAt)) {
            throw refused(
                    RefusalReason.NOT_YET_VALID, "the token is not valid before ", Math.max(notBefore, issuedAt), now);
        }
    }

    private VerificationException refused(RefusalReason reason, String what, long second, Instant now) {
        String claimed = Instant.ofEpochSecond(second).toString();
        return new VerificationException(
                reason,
                what + claimed + ", and it is " + now + " here, with " + leewaySeconds
                        + " s of leeway; is a clock wrong, or was the request held up or replayed?",
                claimed,
                now.toString());
    }

    private static String text(TokenEngine.Content content, TokenName claim) {
        return as(String.class, content.claim(claim), claim, "text");
    }

    private static long seconds(TokenEngine.Content content, TokenName claim) {
        long second = as(Long.class, content.claim(claim), claim, "a whole number of seconds");
        if (second < 0 || second > LAST_SECOND) {
            throw refused(RefusalReason.MALFORMED, "the claim " + claim.text() + " is no time from 1970 to 9999");
        }
        return second;
    }

    private static <T> T as(Class<T> type, @Nullable Object value, TokenName claim, String wanted) {
        if (!type.isInstance(value)) {
            throw refused(
                    RefusalReason.MALFORMED,
                    "the claim " + claim.text() + (value == null ? " is missing" : " is not " + wanted));
        }
        return type.cast(value);
    }

    private static VerificationException refused(RefusalReason reason, String message) {
        return new VerificationException(reason, message);
    }
}
