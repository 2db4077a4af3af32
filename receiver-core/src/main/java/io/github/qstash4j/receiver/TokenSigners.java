package io.github.qstash4j.receiver;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that signed a token, in a source whose keys may change. Keys that were replaced count for as long as a
 * token lives that was signed just before, and no longer.
 */
final class TokenSigners {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final VerificationEngine engine;
    private final SigningKeySource source;
    private final Clock clock;
    private volatile @Nullable KeyRing latest;
    private volatile @Nullable Replaced replaced;

    TokenSigners(VerificationEngine engine, SigningKeySource source, Clock clock) {
        this.engine = engine;
        this.source = source;
        this.clock = clock;
        @Nullable SigningKeys now = source.current();
        if (now != null) {
            latest = new KeyRing(now, engine);
        }
    }

    /** Whether the keys may become others. */
    boolean askForKeys() {
        return !(source instanceof SigningKeys);
    }

    VerificationEngine engine() {
        return engine;
    }

    SigningKey of(CompactToken token, @Nullable String region) {
        SigningKeys keys = current();
        SigningKey signer = signer(keys, token, region);
        if (signer == null) {
            SigningKeys newer = newerThan(keys);
            if (newer != keys) {
                keys = newer;
                signer = signer(keys, token, region);
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
            tellOfNextKey(keys);
        }
        return signer;
    }

    private SigningKeys current() {
        @Nullable SigningKeys keys;
        try {
            keys = source.current();
        } catch (RuntimeException e) {
            throw failed(RefusalReason.NO_KEYS, e);
        }
        if (keys == null) {
            throw new VerificationException(RefusalReason.NO_KEYS, "no signing keys are known yet");
        }
        return keys;
    }

    private SigningKeys newerThan(SigningKeys keys) {
        try {
            return source.afterUnknownKey(keys);
        } catch (RuntimeException e) {
            throw failed(RefusalReason.UNKNOWN_KEY, e);
        }
    }

    private void tellOfNextKey(SigningKeys keys) {
        try {
            source.afterNextKey(keys);
        } catch (RuntimeException e) {
            ReceiverLog.warn(
                    "The source of the signing keys failed: " + e.getClass().getName());
        }
    }

    /** It must not fail, and one of somebody else's making may all the same. What it says may hold a key. */
    private static VerificationException failed(RefusalReason reason, RuntimeException e) {
        return new VerificationException(
                reason, "the source of the signing keys failed: " + e.getClass().getName());
    }

    private @Nullable SigningKey signer(SigningKeys keys, CompactToken token, @Nullable String region) {
        SigningKey signer = ring(keys).signerOf(token, region);
        Replaced before = replaced;
        if (signer == null && before != null && clock.millis() < before.untilMillis) {
            signer = before.ring.signerOf(token, region);
        }
        return signer;
    }

    /** Prepared anew when the source has other keys; two threads may do so at the same time, to the same end. */
    private KeyRing ring(SigningKeys keys) {
        KeyRing known = latest;
        if (known != null && known.keys() == keys) {
            return known;
        }
        if (known != null) {
            replaced = new Replaced(known, clock.millis() + TOKEN_LIFE.toMillis());
        }
        KeyRing now = new KeyRing(keys, engine);
        latest = now;
        return now;
    }

    /** Keys that were in use until a while ago. */
    private record Replaced(KeyRing ring, long untilMillis) {}
}
