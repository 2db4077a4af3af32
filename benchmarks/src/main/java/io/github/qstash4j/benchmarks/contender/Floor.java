package io.github.qstash4j.benchmarks.contender;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cryptography that nobody can leave out, and nothing else: HMAC SHA-256 under the current key over bytes that are
 * there already, SHA-256 of the body, and two compares in constant time. Nothing is parsed or decoded, no claim is
 * checked, and {@link Mac} and {@link MessageDigest} belong to one thread and are used again.
 */
public final class Floor implements Contender {

    private final Mac mac;
    private final MessageDigest sha256;

    /** Knows the current key alone. */
    public Floor(Endpoint endpoint) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(endpoint.currentKeyBytes(), "HmacSHA256"));
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Check check(Incoming delivery) {
        String token = delivery.token();
        int firstDot = token.indexOf('.');
        int lastDot = token.lastIndexOf('.');
        String payload = new String(Base64.getUrlDecoder().decode(token.substring(firstDot + 1, lastDot)), US_ASCII);
        int hash = payload.indexOf("\"body\":\"") + "\"body\":\"".length();
        return new Both(
                mac,
                sha256,
                token.substring(0, lastDot).getBytes(US_ASCII),
                Base64.getUrlDecoder().decode(token.substring(lastDot + 1)),
                delivery.body(),
                Base64.getUrlDecoder().decode(payload.substring(hash, payload.indexOf('"', hash))));
    }

    private static final class Both implements Check {

        private final Mac mac;
        private final MessageDigest sha256;
        private final byte[] signed;
        private final byte[] signature;
        private final byte[] body;
        private final byte[] bodyHash;

        Both(Mac mac, MessageDigest sha256, byte[] signed, byte[] signature, byte[] body, byte[] bodyHash) {
            this.mac = mac;
            this.sha256 = sha256;
            this.signed = signed;
            this.signature = signature;
            this.body = body;
            this.bodyHash = bodyHash;
        }

        @Override
        public Object run() throws GeneralSecurityException {
            if (!MessageDigest.isEqual(mac.doFinal(signed), signature)
                    || !MessageDigest.isEqual(sha256.digest(body), bodyHash)) {
                throw new GeneralSecurityException("not signed");
            }
            return true;
        }
    }
}
