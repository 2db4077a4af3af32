package io.github.qstash4j.devserver.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Collects bytes up to a limit. */
final class BoundedBuffer {

    private final int limit;
    private byte[] bytes = new byte[0];
    private int length;

    BoundedBuffer(int limit) {
        this.limit = limit;
    }

    /** Takes all there is; false when something had to be dropped since the limit is reached. */
    boolean append(ByteBuffer source) {
        int taken = Math.min(source.remaining(), limit - length);
        boolean complete = taken == source.remaining();
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + taken, Math.min(limit, 2 * bytes.length)));
        }
        source.get(bytes, length, taken);
        length += taken;
        source.position(source.limit());
        return complete;
    }

    byte[] toByteArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
