package io.github.qstash4j.receiver;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * The body of a request, as raw bytes that nobody has parsed or decoded. A stream is read once, and only after the
 * signature was found to be genuine; it is never closed, since it belongs to whoever opened it.
 */
public final class DeliveryBody {

    private static final long UNKNOWN = -1;

    private final InputStream stream;
    private final long length;

    private DeliveryBody(InputStream stream, long length) {
        this.stream = stream;
        this.length = length;
    }

    /** No body: the same to QStash as a body without bytes. */
    public static DeliveryBody empty() {
        return of(new byte[0]);
    }

    /** A body that is in memory. The bytes must not change until the request has been received. */
    public static DeliveryBody of(byte[] bytes) {
        return new DeliveryBody(new ByteArrayInputStream(bytes), bytes.length);
    }

    /** A body of unknown length. */
    public static DeliveryBody of(InputStream stream) {
        return new DeliveryBody(stream, UNKNOWN);
    }

    /**
     * A body whose length was announced.
     *
     * @param contentLength the value of {@code Content-Length} in bytes, or a negative number when there is none; a
     *     body that is announced as too large is refused without reading it
     */
    public static DeliveryBody of(InputStream stream, long contentLength) {
        return new DeliveryBody(stream, contentLength);
    }

    InputStream stream() {
        return stream;
    }

    boolean isAnnouncedLongerThan(int bytes) {
        return length > bytes;
    }
}
