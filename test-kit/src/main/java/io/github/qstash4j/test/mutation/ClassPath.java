package io.github.qstash4j.test.mutation;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.platform.launcher.Launcher;

/** What the test that runs has for its class path: a child is to have the same. */
final class ClassPath {

    private ClassPath() {}

    static String ofThisTest() {
        // Surefire's own class path is one JAR that names the others.
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return path + File.pathSeparator + locationOf(Launcher.class);
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Nobody knows where " + type + " comes from.", e);
        }
    }
}
