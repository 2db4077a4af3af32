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

    /**
     * Of the year 9999. What lies outside of 1970 and that is no time of QStash, and not every reader of tokens takes
     * it.
     */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final TokenSigners signers;
    private final long leewaySeconds;
    private final Clock clock;

    TokenPolicy(VerificationEngine engine, SigningKeySource keys, Duration leeway, Clock clock) {
        this.signers = new TokenSigners(engine, keys, clock);
        this.leewaySeconds = leeway.toSeconds();
        this.clock = clock;
    }

    boolean asksForKeys() {
        return signers.askForKeys();
    }

    VerificationEngine engine() {
        return signers.engine();
    }

    VerifiedToken check(RequestHeaders headers) {
        CompactToken token = CompactToken.parse(only(headers.all("upstash-signature")));
        SigningKey signedBy = signers.of(token, headers.first("upstash-region"));
        TokenJson header = TokenJsonReader.header(token);
        TokenJson claims = TokenJsonReader.read(token.payload());
        String issuer = text(claims, TokenName.ISSUER);
        long notBefore = seconds(claims, TokenName.NOT_BEFORE);
        long issuedAt = seconds(claims, TokenName.ISSUED_AT);
        long expires = seconds(claims, TokenName.EXPIRES);
        checkHeader(header);
        checkIssuer(issuer);
        checkTimes(notBefore, issuedAt, expires);
        return new VerifiedToken(
                new TokenClaims(
                        text(claims, TokenName.DESTINATION),
                        claims.get(TokenName.TOKEN_ID) instanceof String id ? id : null,
                        Instant.ofEpochSecond(issuedAt),
                        Instant.ofEpochSecond(notBefore),
                        Instant.ofEpochSecond(expires),
                        text(claims, TokenName.BODY_HASH)),
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

    private static void checkHeader(TokenJson header) {
        if (!"HS256".equals(header.get(TokenName.ALG))) {
            throw refused(RefusalReason.UNSUPPORTED_ALGORITHM, "the token's header does not name HS256");
        }
        if (header.get(TokenName.CRIT) != null) {
            throw refused(RefusalReason.MALFORMED, "the token demands extensions (crit) that QStash does not use");
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

    private static String text(TokenJson claims, TokenName claim) {
        return as(String.class, claims.get(claim), claim, "text");
    }

    private static long seconds(TokenJson claims, TokenName claim) {
        long second = as(Long.class, claims.get(claim), claim, "a whole number of seconds");
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
