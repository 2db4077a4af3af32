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

    /** The benchmarks themselves. */
    public static final String BENCHMARKS = "benchmarks.jar";

    private ClassPath() {}

    /** The benchmarks themselves, and the jars whose names begin so. */
    public static String of(List<String> jars) {
        return inOrder(Stream.concat(Stream.of(BENCHMARKS), jars.stream()).toList());
    }

    /** The jars whose names begin so, in this order: a class is looked for in one after the other. */
    public static String inOrder(List<String> jars) {
        List<String> entries = List.of(entries().split(File.pathSeparator));
        return jars.stream()
                .flatMap(jar ->
                        entries.stream().filter(entry -> jar(Path.of(entry)).startsWith(jar)))
                .distinct()
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
}
