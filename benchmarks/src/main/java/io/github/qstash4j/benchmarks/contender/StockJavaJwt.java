package io.github.qstash4j.benchmarks.contender;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.GeneralSecurityException;

/**
 * Auth0's java-jwt as its readme shows it: one verifier for each key, made once; the next key when the current fails.
 */
public final class StockJavaJwt implements Contender {

    private final JWTVerifier current;
    private final JWTVerifier next;

    /** Both verifiers. */
    public StockJavaJwt(Endpoint endpoint) {
        current = verifier(endpoint, endpoint.currentKey());
        next = verifier(endpoint, endpoint.nextKey());
    }

    private static JWTVerifier verifier(Endpoint endpoint, String key) {
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification) JWT.require(Algorithm.HMAC256(key))
                .withIssuer(Endpoint.ISSUER)
                .withSubject(endpoint.url())
                .withClaimPresence("exp")
                .withClaimPresence("nbf")
                .withClaimPresence("body")
                .acceptLeeway(Endpoint.LEEWAY_SECONDS);
        return verification.build(endpoint.clock());
    }

    @Override
    public Check check(Incoming delivery) {
        return new Verify(this, delivery);
    }

    private DecodedJWT verify(String token) {
        try {
            return current.verify(token);
        } catch (SignatureVerificationException e) {
            return next.verify(token);
        }
    }

    private record Verify(StockJavaJwt verifiers, Incoming delivery) implements Check {

        @Override
        public Object run() throws GeneralSecurityException {
            DecodedJWT jwt = verifiers.verify(delivery.token());
            BodyHash.check(jwt.getClaim("body").asString(), delivery.body());
            return jwt;
        }
    }
}
