package io.github.qstash4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What pins a process to one CPU, where the system has it. */
public final class Taskset {

    /** To be put before a command; empty where there is no {@code taskset}. */
    public static final List<String> PREFIX = isPresent() ? List.of("taskset", "-c", "0") : List.of();

    private Taskset() {}

    /** Pins a process that is running, with all its threads, to the same CPU. */
    public static void pin(Process process) throws IOException, InterruptedException {
        if (!PREFIX.isEmpty()) {
            Process pinning = new ProcessBuilder("taskset", "-a", "-c", "-p", "0", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (pinning.waitFor() != 0) {
                throw new IOException("taskset could not pin the process " + process.pid() + ".");
            }
        }
    }

    private static boolean isPresent() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "taskset")));
    }
}
