package io.github.qstash4j.benchmarks.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.benchmarks.ClassPath;
import io.github.qstash4j.benchmarks.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a main class of this package in a JVM of its own, to its end. */
final class StartProcess {

    private final List<String> lines;

    private StartProcess(List<String> lines) {
        this.lines = lines;
    }

    static StartProcess run(Jdk jdk, Class<?> mainClass, Path directory) throws IOException, InterruptedException {
        Path errors = directory.resolve(mainClass.getSimpleName() + "-" + jdk.feature() + ".err");
        Process process = new ProcessBuilder(
                        jdk.java().toString(), "-cp", ClassPath.of(ClassPath.DEV_SERVER), mainClass.getName())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    mainClass.getSimpleName() + " has failed: " + output + Files.readString(errors));
        }
        return new StartProcess(output.lines().toList());
    }

    /** All values that it has printed under that name. */
    List<Double> values(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .toList();
    }

    double value(String name) {
        return values(name).get(0);
    }
}
