package io.github.qstash4j.receiver;

import java.lang.reflect.Type;

/** Turns payloads into objects and back. The receiver's own one is Jackson; adapters use the one of their framework. */
public interface PayloadCodec {

    /**
     * Reads a payload.
     *
     * @param body the raw bytes of a verified delivery
     * @return an instance of the type
     * @throws Exception whatever keeps these bytes from being that type; it reaches the handler as a
     *     {@link PayloadException}
     */
    Object decode(byte[] body, Type type) throws Exception;

    /**
     * Writes the body of an acknowledgement.
     *
     * @throws Exception if there is no way to write the value, which settles the delivery as a retry
     */
    byte[] encode(Object value) throws Exception;

    /** The media type of what {@link #encode} writes. */
    String contentType();
}
