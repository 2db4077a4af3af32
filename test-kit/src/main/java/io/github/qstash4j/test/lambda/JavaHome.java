package io.github.qstash4j.test.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What the JDK of the function needs to be told, which may be another one than that of this JVM. */
final class JavaHome {

    private JavaHome() {}

    /** Options without which the JVM would tell of what the runtime client does to it; those of older ones are none. */
    static List<String> quietness(Path javaHome) {
        return version(javaHome) < 24
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    /** The feature release by the file that every JDK has, or 0. */
    private static int version(Path javaHome) {
        Properties release = new Properties();
        try (InputStream file = Files.newInputStream(javaHome.resolve("release"))) {
            release.load(file);
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
        String digits = release.getProperty("JAVA_VERSION", "").replaceFirst("\"?([0-9]{0,5}).*", "$1");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
