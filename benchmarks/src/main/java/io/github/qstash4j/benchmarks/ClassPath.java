package io.github.qstash4j.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path that the runner itself was started with, of which a process that it starts gets a part. */
public final class ClassPath {

    /** How the names of the jars begin that a user of the dev server has. */
    public static final List<String> DEV_SERVER =
            List.of("qstash4j-dev-server", "httpcore5-", "java-jwt-", "jackson-", "jspecify-");

    private static final String BENCHMARKS = "benchmarks.jar";

    private ClassPath() {}

    /** The benchmarks themselves, and the jars whose names begin so. */
    public static String of(List<String> jars) {
        return Stream.of(entries().split(File.pathSeparator))
                .filter(entry -> isNeeded(jar(Path.of(entry)), jars))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** This JVM's, and the tests' where Maven runs them out of a jar that only names it. */
    private static String entries() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** What the entry is called as a jar: before they are packaged, the modules here are directories. */
    private static String jar(Path entry) {
        Path target = entry.getParent();
        if (target == null || !entry.endsWith("classes")) {
            return String.valueOf(entry.getFileName());
        }
        String module = String.valueOf(target.resolveSibling("").getFileName());
        return module.equals("benchmarks") ? BENCHMARKS : "qstash4j-" + module + "-classes";
    }

    private static boolean isNeeded(String file, List<String> jars) {
        return file.equals(BENCHMARKS) || jars.stream().anyMatch(file::startsWith);
    }
}
