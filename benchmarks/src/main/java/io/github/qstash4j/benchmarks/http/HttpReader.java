package io.github.qstash4j.benchmarks.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the dev server sends, which names the length of each body, and no more of HTTP than that. */
public final class HttpReader {

    private static final String CONTENT_LENGTH = "Content-Length";

    private byte[] bytes = new byte[4096];
    private int end;

    /** Nothing has arrived yet. */
    public HttpReader() {
        // Nothing to set up.
    }

    /** Takes what has arrived; false at the end of the stream. */
    public boolean fill(ReadableByteChannel channel) throws IOException {
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = channel.read(ByteBuffer.wrap(bytes, end, bytes.length - end));
        if (read > 0) {
            end += read;
        }
        return read >= 0;
    }

    /** The next message, once all of it is here; otherwise null. */
    public @Nullable HttpMessage next() {
        int headEnd = headEnd();
        if (headEnd < 0) {
            return null;
        }
        String[] lines = new String(bytes, 0, headEnd, ISO_8859_1).split("\r\n", -1);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int length = 0;
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            String name = lines[i].substring(0, colon);
            String value = lines[i].substring(colon + 1).trim();
            headers.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value);
            if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
                length = Integer.parseInt(value);
            } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
                throw new IllegalStateException("The dev server has sent a body without its length.");
            }
        }
        int bodyStart = headEnd + 4;
        if (end < bodyStart + length) {
            return null;
        }
        byte[] body = Arrays.copyOfRange(bytes, bodyStart, bodyStart + length);
        System.arraycopy(bytes, bodyStart + length, bytes, 0, end - bodyStart - length);
        end -= bodyStart + length;
        return new HttpMessage(lines[0], headers, body);
    }

    /** Where the empty line stands that ends the headers. */
    private int headEnd() {
        for (int i = 0; i + 3 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
