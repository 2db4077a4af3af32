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

    private ClassPath() {}

    /** The benchmarks themselves, and the jars whose names begin so. */
    public static String of(List<String> jars) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> isNeeded(String.valueOf(Path.of(entry).getFileName()), jars))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNeeded(String file, List<String> jars) {
        return file.equals("benchmarks.jar") || jars.stream().anyMatch(file::startsWith);
    }
}
