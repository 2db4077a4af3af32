package io.github.qstash4j.benchmarks.lambda.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Looks at nothing, and says yes: what is left is the JVM and the runtime client. */
public final class Empty implements RequestStreamHandler {

    private static final byte[] ANSWER =
            "{\"statusCode\":200,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}".getBytes(UTF_8);

    /** Made by the runtime client. */
    public Empty() {
        // Nothing to set up.
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        output.write(ANSWER);
    }
}
