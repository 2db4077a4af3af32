package io.github.qstash4j.test.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request up to a limit. */
final class Bodies {

    private Bodies() {}

    /** Null when there is more; what is more is not read. */
    static byte @Nullable [] read(ClassicHttpRequest request, int limit) throws IOException {
        HttpEntity entity = request.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream content = entity.getContent();
        byte[] some = new byte[64 * 1024];
        for (int n = content.read(some); n >= 0; n = content.read(some)) {
            bytes.write(some, 0, n);
            if (bytes.size() > limit) {
                return null;
            }
        }
        return bytes.toByteArray();
    }
}
