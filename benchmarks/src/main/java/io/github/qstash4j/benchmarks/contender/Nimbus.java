package io.github.qstash4j.benchmarks.contender;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/** Nimbus JOSE+JWT: the token parsed once, one verifier for each key, one verifier of claims. */
public final class Nimbus implements Contender {

    private final JWSVerifier current;
    private final JWSVerifier next;
    private final Claims claims;

    /** All three verifiers. */
    public Nimbus(Endpoint endpoint) {
        try {
            current = new MACVerifier(endpoint.currentKeyBytes());
            next = new MACVerifier(endpoint.nextKeyBytes());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        claims = new Claims(endpoint);
    }

    @Override
    public Check check(Incoming delivery) {
        return new Verify(this, delivery);
    }

    private record Verify(Nimbus verifiers, Incoming delivery) implements Check {

        @Override
        public Object run() throws Exception {
            SignedJWT jwt = SignedJWT.parse(delivery.token());
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    || !(jwt.verify(verifiers.current) || jwt.verify(verifiers.next))) {
                throw new GeneralSecurityException("not signed");
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            verifiers.claims.verify(claims, null);
            BodyHash.check(claims.getStringClaim("body"), delivery.body());
            return claims;
        }
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        Claims(Endpoint endpoint) {
            super(
                    new JWTClaimsSet.Builder()
                            .issuer(Endpoint.ISSUER)
                            .subject(endpoint.url())
                            .build(),
                    Set.of("exp", "nbf", "body"));
            setMaxClockSkew(Endpoint.LEEWAY_SECONDS);
            clock = endpoint.clock();
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
