package io.github.qstash4j.benchmarks.contender;

import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;

/** jose4j: one consumer for each key, made once; the next key when the current fails. */
public final class Jose4j implements Contender {

    private final JwtConsumer current;
    private final JwtConsumer next;

    /** Both consumers. */
    public Jose4j(Endpoint endpoint) {
        current = consumer(endpoint, endpoint.currentKeyBytes());
        next = consumer(endpoint, endpoint.nextKeyBytes());
    }

    /**
     * Its hook for time takes an instant and no clock, which does for a clock that stands still and for one delivery.
     */
    private static JwtConsumer consumer(Endpoint endpoint, byte[] key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(new HmacKey(key))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setExpectedIssuer(Endpoint.ISSUER)
                .setExpectedSubject(endpoint.url())
                .setRequireExpirationTime()
                .setRequireNotBefore()
                .setAllowedClockSkewInSeconds(Endpoint.LEEWAY_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(endpoint.clock().millis()))
                .build();
    }

    @Override
    public Check check(Incoming delivery) {
        return new Verify(this, delivery);
    }

    private JwtClaims consume(String token) throws InvalidJwtException {
        try {
            return current.processToClaims(token);
        } catch (InvalidJwtSignatureException e) {
            return next.processToClaims(token);
        }
    }

    private record Verify(Jose4j consumers, Incoming delivery) implements Check {

        @Override
        public Object run() throws Exception {
            JwtClaims claims = consumers.consume(delivery.token());
            BodyHash.check(claims.getStringClaimValue("body"), delivery.body());
            return claims;
        }
    }
}
