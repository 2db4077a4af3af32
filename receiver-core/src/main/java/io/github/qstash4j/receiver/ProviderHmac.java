package io.github.qstash4j.receiver;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The security provider's own HMAC. */
final class ProviderHmac implements HmacSha256 {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Mac keyed;

    ProviderHmac(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.keyed = fromProvider();
    }

    /** With a code of that key, which cannot be cloned perhaps. */
    ProviderHmac(byte[] key, Mac keyed) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.keyed = keyed;
    }

    @Override
    public byte[] of(byte[] message, int length) {
        Mac mac = copy();
        mac.update(message, 0, length);
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            return fromProvider();
        }
    }

    private Mac fromProvider() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot compute HMAC SHA-256.", e);
        }
    }
}
