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

    private final TokenEngine engine;
    private final List<TokenEngine.Hmac> keys;
    private final long leewaySeconds;
    private final Clock clock;

    TokenPolicy(TokenEngine engine, SigningKeys keys, Duration leeway, Clock clock) {
        this.engine = engine;
        this.keys = keys.inOrder().stream().map(engine::hmac).toList();
        this.leewaySeconds = leeway.toSeconds();
        this.clock = clock;
    }

    TokenClaims check(RequestHeaders headers) {
        CompactToken token = CompactToken.parse(only(headers.all("upstash-signature")));
        if (!isSigned(token)) {
            throw refused(
                    RefusalReason.UNKNOWN_KEY,
                    keys.size() == 1
                            ? "the one signing key configured did not make the signature"
                            : "neither the current nor the next signing key made the signature");
        }
        TokenEngine.Content content = engine.read(token);
        // Their form first: java-jwt decodes some of them before anybody asks.
        String issuer = text(content, "iss");
        long notBefore = seconds(content, "nbf");
        long issuedAt = seconds(content, "iat");
        long expires = seconds(content, "exp");
        checkAudience(content.claim("aud"));
        checkHeader(content);
        checkIssuer(issuer);
        checkTimes(notBefore, issuedAt, expires);
        return new TokenClaims(text(content, "sub"), text(content, "body"));
    }

    private boolean isSigned(CompactToken token) {
        for (TokenEngine.Hmac key : keys) {
            if (key.signed(token)) {
                return true;
            }
        }
        return false;
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
        if (!"HS256".equals(content.header("alg"))) {
            throw refused(RefusalReason.UNSUPPORTED_ALGORITHM, "the token's header does not name HS256");
        }
        if (content.header("crit") != null) {
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
            throw refused(RefusalReason.EXPIRED, "the token expired at " + time(expires) + late(now));
        }
        if (now.getEpochSecond() + leewaySeconds < Math.max(notBefore, issuedAt)) {
            throw refused(
                    RefusalReason.NOT_YET_VALID,
                    "the token is not valid before " + time(Math.max(notBefore, issuedAt)) + late(now));
        }
    }

    private String late(Instant now) {
        return ", and it is " + now + " here, with " + leewaySeconds
                + " s of leeway; is a clock wrong, or was the request held up or replayed?";
    }

    /** Claims may name seconds that no calendar reaches. */
    private static String time(long second) {
        return second >= 0 && second <= 253_402_300_799L
                ? Instant.ofEpochSecond(second).toString()
                : "second " + second;
    }

    private static String text(TokenEngine.Content content, String claim) {
        return as(String.class, content.claim(claim), claim, "text");
    }

    private static long seconds(TokenEngine.Content content, String claim) {
        return as(Long.class, content.claim(claim), claim, "a whole number of seconds");
    }

    private static <T> T as(Class<T> type, @Nullable Object value, String claim, String wanted) {
        if (!type.isInstance(value)) {
            throw refused(
                    RefusalReason.MALFORMED,
                    "the claim " + claim + (value == null ? " is missing" : " is not " + wanted));
        }
        return type.cast(value);
    }

    private static VerificationException refused(RefusalReason reason, String message) {
        return new VerificationException(reason, message);
    }
}
