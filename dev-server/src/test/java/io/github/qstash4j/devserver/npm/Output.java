package io.github.qstash4j.devserver.npm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a process left: its exit status, and all that it printed. */
record Output(int exit, String text) {

    /** Runs a program to its end, and ends it itself when that takes too long. */
    static Output of(Path directory, Map<String, String> environment, Duration patience, List<String> command)
            throws IOException, InterruptedException {
        // A file, since a pipe that nobody reads would stop a process that prints a lot.
        Path printed = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        // What the developer has set for QStash must not decide what a test does.
        builder.environment().keySet().removeIf(name -> name.contains("QSTASH") || name.equals("NODE_ENV"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            String text = Files.readString(printed);
            if (!ended) {
                throw new AssertionError(String.join(" ", command) + " has not ended in " + patience + ": " + text);
            }
            return new Output(process.exitValue(), text);
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(printed);
        }
    }
}
