package io.github.qstash4j.receiver;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import org.jspecify.annotations.Nullable;

/**
 * Auth0's java-jwt reads the token. Its verifier would decode JSON before it knows who wrote it, so the signature is
 * checked before that, with the security provider's {@code Mac} (java-jwt's own {@code Algorithm} looks the provider up
 * and derives the key anew for every token). Its decoder takes more than JSON allows, and the last of two members of
 * one name, so the strict reader goes first.
 */
final class JavaJwtEngine implements TokenEngine {

    @Override
    public HmacSha256 hmac(byte[] key) {
        return new ProviderHmac(key);
    }

    @Override
    public Content read(CompactToken token) {
        TokenJson header = TokenJsonReader.header(token);
        TokenJson claims = TokenJsonReader.read(token.payload());
        try {
            return new Decoded(JWT.decode(token.text()), header, claims);
        } catch (RuntimeException e) {
            throw TokenJsonReader.malformed("java-jwt does not take it");
        }
    }

    /** The values are java-jwt's, their types the strict reader's: java-jwt's numbers do not tell 1 from 1.0. */
    private record Decoded(DecodedJWT jwt, TokenJson headerForm, TokenJson claimsForm) implements Content {

        @Override
        public @Nullable Object header(TokenName name) {
            return value(jwt.getHeaderClaim(name.text()), headerForm.get(name));
        }

        @Override
        public @Nullable Object claim(TokenName name) {
            return value(jwt.getClaim(name.text()), claimsForm.get(name));
        }

        private static @Nullable Object value(Claim claim, @Nullable Object form) {
            if (claim.isMissing() || claim.isNull()) {
                return null;
            }
            Object value = form instanceof Long ? claim.asLong() : claim.asString();
            return value == null ? TokenJson.OTHER : value;
        }
    }
}
