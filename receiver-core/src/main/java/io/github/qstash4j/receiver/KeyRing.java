package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signing keys, each with what was computed of it once. */
final class KeyRing {

    private final SigningKeys keys;
    private final Map<SigningKey, HmacSha256> codes = new HashMap<>();

    KeyRing(SigningKeys keys, VerificationEngine engine) {
        this.keys = keys;
        for (SigningKey key : keys.all()) {
            codes.put(key, engine.hmac(key.value().getBytes(UTF_8)));
        }
    }

    SigningKeys keys() {
        return keys;
    }

    /**
     * The key that made the signature over the header and the payload exactly as they came.
     *
     * @param region the value of {@code Upstash-Region}, which may be anything
     * @return null when none did
     */
    @Nullable SigningKey signerOf(CompactToken token, @Nullable String region) {
        for (SigningKey key : keys.inOrder(region)) {
            HmacSha256 code = codes.get(key);
            if (code != null
                    && MessageDigest.isEqual(code.of(token.ascii(), token.signedLength()), token.signature())) {
                return key;
            }
        }
        return null;
    }
}
