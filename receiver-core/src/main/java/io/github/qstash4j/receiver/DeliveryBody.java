package io.github.qstash4j.receiver;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, as raw bytes that nobody has parsed or decoded. A stream is read once, and only after the
 * signature was found to be genuine; it is never closed, since it belongs to whoever opened it.
 */
public final class DeliveryBody {

    private static final long UNKNOWN = -1;
    private static final DeliveryBody EMPTY = of(new byte[0]);

    private final byte @Nullable [] bytes;
    private final InputStream stream;
    private final long length;

    private DeliveryBody(byte @Nullable [] bytes, InputStream stream, long length) {
        this.bytes = bytes;
        this.stream = stream;
        this.length = length;
    }

    /** No body: the same to QStash as a body without bytes. */
    public static DeliveryBody empty() {
        return EMPTY;
    }

    /** A body that is in memory. The array is not copied: from now on nobody may change it. */
    public static DeliveryBody of(byte[] bytes) {
        return new DeliveryBody(bytes, InputStream.nullInputStream(), bytes.length);
    }

    /** A body of unknown length. */
    public static DeliveryBody of(InputStream stream) {
        return of(stream, UNKNOWN);
    }

    /**
     * A body whose length was announced.
     *
     * @param contentLength the value of {@code Content-Length} in bytes, or a negative number when there is none; a
     *     body that is announced as too large is refused without reading it
     */
    public static DeliveryBody of(InputStream stream, long contentLength) {
        return new DeliveryBody(null, stream, contentLength);
    }

    /** Null when it has to be read from the {@link #stream()}. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    InputStream stream() {
        return stream;
    }

    /** Negative when it was not announced. */
    long length() {
        return length;
    }
}
