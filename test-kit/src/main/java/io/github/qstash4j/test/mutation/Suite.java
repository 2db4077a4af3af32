package io.github.qstash4j.test.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A test class that is run in a JVM of its own, with some classes before those it knows. */
final class Suite {

    private final Class<?> type;
    private final String classPath;

    Suite(Class<?> type, String classPath) {
        this.type = type;
        this.classPath = classPath;
    }

    String classPath() {
        return classPath;
    }

    Verdict run(Path folder, Path before, Duration patience) throws IOException, InterruptedException {
        Path results = folder.resolve("results.txt");
        Files.deleteIfExists(results);
        Process child = start(folder.resolve("output.txt"), results, before);
        boolean ended;
        try {
            ended = child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            child.destroyForcibly().waitFor();
        }
        return verdict(Files.exists(results) ? Files.readAllLines(results) : List.of(), ended);
    }

    /** Starts fast instead of running fast, and as the suite does by itself: in the folder of its module. */
    private Process start(Path output, Path results, Path before) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx768m",
                        SuiteMain.class.getName(),
                        results.toString(),
                        type.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CLASSPATH", before + File.pathSeparator + classPath);
        return builder.start();
    }

    private static Verdict verdict(List<String> results, boolean ended) {
        String failed = results.stream()
                .filter(line -> line.startsWith(CaseWriter.FAILED))
                .map(line -> line.substring(CaseWriter.FAILED.length()))
                .findFirst()
                .orElse("");
        if (!failed.isEmpty()) {
            return new Verdict(Verdict.Kind.NOTICED, failed);
        } else if (results.stream().anyMatch(line -> line.startsWith(CaseWriter.RAN) && !line.equals("ran 0"))) {
            return new Verdict(Verdict.Kind.SURVIVED, "");
        }
        return new Verdict(ended ? Verdict.Kind.CRASHED : Verdict.Kind.HUNG, "");
    }
}
