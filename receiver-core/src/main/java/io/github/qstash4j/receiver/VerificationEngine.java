package io.github.qstash4j.receiver;

/**
 * What computes the signature and reads the token. The rules are one and the same, and so is every decision: an engine
 * is chosen for what it costs, or for where its cryptography comes from.
 */
public enum VerificationEngine {
    /**
     * The security provider's {@code Mac} computes the signature, and Auth0's java-jwt reads the token. The default. A
     * fresh JVM spends some hundred milliseconds on the first delivery.
     */
    JAVA_JWT,

    /**
     * The JDK alone: HMAC composed from the security provider's SHA-256, and a reader made for the claims of a token.
     * For cold starts and for the least work per delivery.
     */
    LEAN,

    /**
     * {@link #LEAN}, with the security provider's own {@code Mac}, for where the HMAC itself must come from a validated
     * provider (FIPS).
     */
    LEAN_WITH_PROVIDER_MAC;

    /** Only the classes of the engine that is asked for are loaded. */
    TokenEngine create() {
        return this == JAVA_JWT ? new JavaJwtEngine() : new LeanEngine(this == LEAN_WITH_PROVIDER_MAC);
    }
}
