package io.github.qstash4j.receiver;

/**
 * What computes the signature that a token must have. It is compared in constant time before any of the token's JSON is
 * read. Everything else is the same for all engines, and so is every decision: the form of the token, its JSON, its
 * claims and their times, the destination and the body are checked by one policy, which needs the JDK alone. An engine
 * is chosen for what it costs, and for where its cryptography comes from.
 */
public enum VerificationEngine {
    /**
     * Auth0's java-jwt, over the security provider's {@code Mac}. The default: well-known code that many look after. It
     * looks the {@code Mac} up and keys it for every token.
     */
    JAVA_JWT,

    /**
     * HMAC composed from the security provider's SHA-256 as RFC 2104 writes it, its key prepared once. The least work
     * for each delivery, and the shortest cold start, since {@code javax.crypto} is not loaded: for serverless
     * functions.
     */
    LEAN,

    /**
     * The security provider's own {@code Mac}, keyed once. As lean as it gets where the HMAC itself must come from a
     * validated provider (FIPS).
     */
    LEAN_WITH_PROVIDER_MAC;

    /** Only the classes of the engine that is asked for are loaded. */
    HmacSha256 hmac(byte[] key) {
        if (this == JAVA_JWT) {
            return new JavaJwtHmac(key);
        }
        return this == LEAN ? new ComposedHmac(key) : new ProviderHmac(key);
    }
}
