package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** Finds the key that signed a token, in a source whose keys may change. */
final class TokenSigners {

    private final VerificationEngine engine;
    private final SigningKeySource source;
    private volatile @Nullable KeyRing latest;

    TokenSigners(VerificationEngine engine, SigningKeySource source) {
        this.engine = engine;
        this.source = source;
        @Nullable SigningKeys now = source.current();
        if (now != null) {
            latest = new KeyRing(now, engine);
        }
    }

    SigningKey of(CompactToken token, @Nullable String region) {
        SigningKeys keys = current();
        SigningKey signer = ring(keys).signerOf(token, region);
        if (signer == null) {
            SigningKeys newer = source.afterUnknownKey(keys);
            if (newer != keys) {
                keys = newer;
                signer = ring(keys).signerOf(token, region);
            }
        }
        if (signer == null) {
            throw new VerificationException(
                    RefusalReason.UNKNOWN_KEY,
                    keys.inOrder(region).size() == 1
                            ? "the one signing key configured did not make the signature"
                            : "neither the current nor the next signing key made the signature");
        }
        if (signer.role() == SigningKey.Role.NEXT) {
            source.afterNextKey(keys);
        }
        return signer;
    }

    private SigningKeys current() {
        SigningKeys keys = source.current();
        if (keys == null) {
            throw new VerificationException(RefusalReason.NO_KEYS, "no signing keys are known yet");
        }
        return keys;
    }

    /** Prepared anew when the source has other keys; two threads may do so at the same time, to the same end. */
    private KeyRing ring(SigningKeys keys) {
        KeyRing known = latest;
        if (known == null || known.keys() != keys) {
            known = new KeyRing(keys, engine);
            latest = known;
        }
        return known;
    }
}
