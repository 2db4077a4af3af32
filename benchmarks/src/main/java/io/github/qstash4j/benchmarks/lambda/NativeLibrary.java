package io.github.qstash4j.benchmarks.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The runtime client's native code in a file, as on Lambda: otherwise each process would unpack it. */
final class NativeLibrary {

    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeLibrary() {}

    /** The JVM's option that names the file, which it has written into the directory. */
    static String option(Path directory) throws IOException {
        String processor = System.getProperty("os.arch", "").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "libaws-lambda-jni.linux-" + processor + ".so";
        Path library = directory.toAbsolutePath().resolve(name);
        try (InputStream bytes = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException("The runtime client has no native code for this processor.");
            }
            Files.copy(bytes, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return "-D" + PROPERTY + "=" + library;
    }
}
