package io.github.qstash4j.benchmarks.contender;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What no JWT library does: the body must be the one whose hash was signed. */
final class BodyHash {

    private BodyHash() {}

    static void check(@Nullable String claim, byte[] body) throws GeneralSecurityException {
        byte[] actual = MessageDigest.getInstance("SHA-256").digest(body);
        if (claim == null || !MessageDigest.isEqual(Base64.getUrlDecoder().decode(claim), actual)) {
            throw new GeneralSecurityException("the body is not the one that was signed");
        }
    }
}
