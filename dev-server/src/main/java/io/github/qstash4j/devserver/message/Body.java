package io.github.qstash4j.devserver.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The bytes of a message or a response, which nothing on their way changes. */
public final class Body {

    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;
    // Two threads may both make it; they make the same.
    private @Nullable String hash;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array over: the caller must not write to it afterwards. */
    public static Body of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Body(bytes);
    }

    public static Body ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int size() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** A read-only view of the bytes. */
    public ByteBuffer toByteBuffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Null when the bytes are not valid UTF-8. */
    public @Nullable String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(toByteBuffer()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What the {@code body} claim of a token holds: the base64url form, with padding, of the SHA-256 hash. */
    public String hash() {
        String known = hash;
        if (known == null) {
            known = digest();
            hash = known;
        }
        return known;
    }

    private String digest() {
        try {
            return Base64.getUrlEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
