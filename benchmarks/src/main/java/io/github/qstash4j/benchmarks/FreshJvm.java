package io.github.qstash4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with a dev server that ran to its end, and what it printed: {@code name=value} lines. */
public final class FreshJvm {

    private final List<String> lines;

    private FreshJvm(List<String> lines) {
        this.lines = lines;
    }

    /** Runs the main class with arguments. */
    public static FreshJvm run(Jdk jdk, Class<?> mainClass, Path directory, String... arguments)
            throws IOException, InterruptedException {
        Path errors = directory.resolve(mainClass.getSimpleName() + "-" + jdk.feature() + ".err");
        List<String> command = new ArrayList<>(
                List.of(jdk.java().toString(), "-cp", ClassPath.of(ClassPath.DEV_SERVER), mainClass.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    mainClass.getSimpleName() + " has failed: " + output + Files.readString(errors));
        }
        return new FreshJvm(output.lines().toList());
    }

    /** All values that it has printed under that name. */
    public List<Double> values(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .toList();
    }

    /** The first of them. */
    public double value(String name) {
        return values(name).get(0);
    }
}
