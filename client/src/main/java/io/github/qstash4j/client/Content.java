package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The body of a message or of a response, as QStash keeps it. Immutable. */
public final class Content {

    /** No body. */
    public static final Content EMPTY = new Content(new byte[0]);

    private static final String REDACTED = "REDACTED:";

    private final byte[] bytes;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A text, in UTF-8. */
    public static Content of(String text) {
        return new Content(text.getBytes(UTF_8));
    }

    /**
     * A body that QStash gives as a text in one member of an answer, or, where it is no text, in base64 in another;
     * empty when there is neither.
     */
    public static Content read(JsonValue text, JsonValue base64) {
        String encoded = base64.text();
        return encoded == null || encoded.isEmpty() ? ofNullable(text) : decoded(encoded);
    }

    /** A body that QStash gives in base64, or whose hash it gives as a text; empty when it is absent. */
    public static Content readBase64(JsonValue base64) {
        String text = base64.text();
        if (text == null) {
            return EMPTY;
        }
        return text.startsWith(REDACTED) ? of(text) : decoded(text);
    }

    private static Content ofNullable(JsonValue text) {
        String plain = text.text();
        return plain == null ? EMPTY : of(plain);
    }

    private static Content decoded(String base64) {
        try {
            return new Content(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswer("a body that is not base64.");
        }
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes as UTF-8 text; those that are not UTF-8 become U+FFFD. */
    public String text() {
        return new String(bytes, UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content content && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The length alone: the content may be a secret. */
    @Override
    public String toString() {
        return "Content[" + bytes.length + " bytes]";
    }
}
