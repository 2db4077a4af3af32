package io.github.qstash4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A JDK to start processes with.
 *
 * @param feature its version: 17, 25
 * @param version in full
 * @param java the command
 */
public record Jdk(int feature, String version, Path java) {

    /** The one that this runs on. */
    public static Jdk running() {
        return new Jdk(
                Runtime.version().feature(),
                Runtime.version().toString(),
                Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** The one installed there. */
    public static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION", ""))
                .replace("\"", "");
        return new Jdk(
                Runtime.Version.parse(version).feature(),
                version,
                home.resolve("bin").resolve("java"));
    }

    /**
     * The one that this runs on, then the one whose home is the first option; without it where there is
     * {@code --quick}.
     */
    public static List<Jdk> chosen(List<String> options) throws IOException {
        return options.isEmpty() || options.contains("--quick")
                ? List.of(running())
                : List.of(running(), at(Path.of(options.get(0))));
    }

    /** JEP 483 and 514: a cache that is made in one step. */
    public boolean hasAotCache() {
        return feature >= 25;
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}
