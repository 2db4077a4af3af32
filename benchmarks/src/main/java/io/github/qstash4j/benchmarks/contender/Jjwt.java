package io.github.qstash4j.benchmarks.contender;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Clock;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.jsonwebtoken.security.SignatureException;
import java.security.GeneralSecurityException;
import java.util.Date;

/** JJWT with Jackson: one parser for each key, made once; the next key when the current fails. */
public final class Jjwt implements Contender {

    private final JwtParser current;
    private final JwtParser next;

    /** Both parsers. */
    public Jjwt(Endpoint endpoint) {
        current = parser(endpoint, endpoint.currentKeyBytes());
        next = parser(endpoint, endpoint.nextKeyBytes());
    }

    private static JwtParser parser(Endpoint endpoint, byte[] key) {
        return Jwts.parser()
                .verifyWith(Keys.hmacShaKeyFor(key))
                .requireIssuer(Endpoint.ISSUER)
                .requireSubject(endpoint.url())
                .clock(new Time(endpoint.clock()))
                .clockSkewSeconds(Endpoint.LEEWAY_SECONDS)
                .build();
    }

    @Override
    public Check check(Incoming delivery) {
        return new Verify(this, delivery);
    }

    private Jws<Claims> parse(String token) {
        try {
            return current.parseSignedClaims(token);
        } catch (SignatureException e) {
            return next.parseSignedClaims(token);
        }
    }

    private record Verify(Jjwt parsers, Incoming delivery) implements Check {

        @Override
        public Object run() throws GeneralSecurityException {
            Jws<Claims> jwt = parsers.parse(delivery.token());
            Claims claims = jwt.getPayload();
            if (!jwt.getHeader().getAlgorithm().equals("HS256")
                    || claims.getExpiration() == null
                    || claims.getNotBefore() == null) {
                throw new GeneralSecurityException("another algorithm, or times are missing");
            }
            BodyHash.check(claims.get("body", String.class), delivery.body());
            return claims;
        }
    }

    private record Time(java.time.Clock clock) implements Clock {

        @Override
        public Date now() {
            return Date.from(clock.instant());
        }
    }
}
