package io.github.qstash4j.receiver;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The security provider's SHA-256. */
final class Sha256 {

    private static final MessageDigest PROTOTYPE = fromProvider();

    private Sha256() {}

    /** One that nothing was put into yet. */
    static MessageDigest fresh() {
        return copyOf(PROTOTYPE, null);
    }

    /**
     * A digest that continues where another one stands, which is not changed.
     *
     * @param standing not used by anybody while it is copied, unless by this method
     * @param put what was put into it, for a provider whose digests cannot be cloned; null for nothing
     */
    static MessageDigest copyOf(MessageDigest standing, byte @Nullable [] put) {
        try {
            return (MessageDigest) standing.clone();
        } catch (CloneNotSupportedException e) {
            MessageDigest again = fromProvider();
            if (put != null) {
                again.update(put);
            }
            return again;
        }
    }

    private static MessageDigest fromProvider() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every Java runtime must have.", e);
        }
    }
}
