package io.github.qstash4j.lambda;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.crac.RestoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What Lambda's own runtime client tells resources around a snapshot, in this process, which goes on in between. */
final class Snapshot {

    private static final Context<Resource> RUNTIME = Core.getGlobalContext();

    private static boolean isLoaded;

    private Snapshot() {}

    static void take() throws CheckpointException, IOException {
        loadNativeLibrary();
        RUNTIME.beforeCheckpoint(null);
    }

    /** With which the runtime client has names looked up anew after a restore. */
    private static synchronized void loadNativeLibrary() throws IOException {
        if (isLoaded) {
            return;
        }
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        Path file = Files.createTempFile("libaws-lambda-jni", ".so");
        try (InputStream library =
                Core.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + processor + ".so")) {
            Files.write(file, Objects.requireNonNull(library).readAllBytes());
            System.load(file.toString());
            isLoaded = true;
        } finally {
            Files.delete(file);
        }
    }

    static void restore() throws RestoreException {
        RUNTIME.afterRestore(null);
    }
}
