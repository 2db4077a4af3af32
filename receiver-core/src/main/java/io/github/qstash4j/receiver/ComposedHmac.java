package io.github.qstash4j.receiver;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC composed from SHA-256, as RFC 2104 writes it. The key's two blocks are hashed once; every code continues from
 * there. Saves a fresh JVM the whole of {@code javax.crypto}.
 */
final class ComposedHmac implements HmacSha256 {

    private static final int BLOCK = 64;

    private final byte[] innerBlock;
    private final byte[] outerBlock;
    private final MessageDigest inner;
    private final MessageDigest outer;

    ComposedHmac(byte[] key) {
        this(key, Sha256.fresh(), Sha256.fresh());
    }

    /** With two digests that nothing was put into yet. */
    ComposedHmac(byte[] key, MessageDigest inner, MessageDigest outer) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? Sha256.fresh().digest(key) : key, BLOCK);
        innerBlock = masked(block, (byte) 0x36);
        outerBlock = masked(block, (byte) 0x5c);
        inner.update(innerBlock);
        outer.update(outerBlock);
        this.inner = inner;
        this.outer = outer;
    }

    @Override
    public byte[] of(byte[] message, int length) {
        MessageDigest digest = Sha256.copyOf(inner, innerBlock);
        digest.update(message, 0, length);
        byte[] hash = digest.digest();
        digest = Sha256.copyOf(outer, outerBlock);
        digest.update(hash);
        return digest.digest();
    }

    private static byte[] masked(byte[] block, byte mask) {
        byte[] masked = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            masked[i] = (byte) (block[i] ^ mask);
        }
        return masked;
    }
}
