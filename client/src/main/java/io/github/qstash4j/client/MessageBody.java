package io.github.qstash4j.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** The bytes of a message, never changed, and the content type that goes with them unless the message has its own. */
final class MessageBody {

    static final String CONTENT_TYPE = "Content-Type";

    static final MessageBody NONE = new MessageBody(new byte[0], null);

    private final byte[] bytes;
    private final @Nullable String contentType;

    /** Takes over the array: the caller must not keep it. */
    MessageBody(byte[] bytes, @Nullable String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    @Nullable String contentType() {
        return contentType;
    }

    int length() {
        return bytes.length;
    }

    /** Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    BodyPublisher publisher() {
        return BodyPublishers.ofByteArray(bytes);
    }

    /** Strictly decoded: a byte that is not UTF-8 is an error, not a replacement character. */
    String text() throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
