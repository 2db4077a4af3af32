package io.github.qstash4j.receiver;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Auth0's java-jwt. Its verifier would decode JSON before it knows who wrote it, so its parts are called one by one.
 * Its decoder takes more than JSON allows, and of a member that stands twice the last, so {@link StrictJson} goes
 * first.
 */
final class JavaJwtEngine implements TokenEngine {

    @Override
    public Hmac hmac(String key) {
        Algorithm algorithm = Algorithm.HMAC256(key);
        return token -> {
            try {
                return MessageDigest.isEqual(
                        algorithm.sign(token.headerSegment(), token.payloadSegment()), token.signature());
            } catch (SignatureGenerationException e) {
                throw new IllegalStateException("This Java runtime cannot compute HMAC SHA-256.", e);
            }
        };
    }

    @Override
    public Content read(CompactToken token) {
        StrictJson.check(token.header());
        StrictJson.check(token.payload());
        try {
            return new Decoded(JWT.decode(token.text()));
        } catch (RuntimeException e) {
            throw TokenJsonReader.malformed("java-jwt does not take it");
        }
    }

    private record Decoded(DecodedJWT jwt) implements Content {

        @Override
        public @Nullable Object header(String name) {
            return value(jwt.getHeaderClaim(name));
        }

        @Override
        public @Nullable Object claim(String name) {
            return value(jwt.getClaim(name));
        }

        private static @Nullable Object value(Claim claim) {
            if (claim.isMissing() || claim.isNull()) {
                return null;
            }
            Object value = claim.as(Object.class);
            return value instanceof Integer number ? Long.valueOf(number.longValue()) : value;
        }
    }
}
