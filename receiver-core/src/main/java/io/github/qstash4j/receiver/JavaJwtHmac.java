package io.github.qstash4j.receiver;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import java.util.Arrays;

/** Auth0's java-jwt, which asks the security provider for its HMAC anew for every token. */
final class JavaJwtHmac implements HmacSha256 {

    private final Algorithm algorithm;

    JavaJwtHmac(byte[] key) {
        this.algorithm = Algorithm.HMAC256(key);
    }

    @Override
    public byte[] of(byte[] message, int length) {
        try {
            return algorithm.sign(Arrays.copyOf(message, length));
        } catch (SignatureGenerationException e) {
            throw new IllegalStateException("This Java runtime cannot compute HMAC SHA-256.", e);
        }
    }
}
