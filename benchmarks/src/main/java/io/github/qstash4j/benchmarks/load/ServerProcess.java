package io.github.qstash4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.benchmarks.ClassPath;
import io.github.qstash4j.benchmarks.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** A JVM that runs {@link LoadServer}. */
final class ServerProcess implements AutoCloseable {

    /**
     * Enough for all that is stored, and the same wherever it runs. A collection that is asked for does not shrink the
     * heap, or else whoever stores little would collect more often than who stores much.
     */
    static final List<String> HEAP = List.of("-Xmx1g", "-XX:MaxHeapFreeRatio=100");

    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final Path errors;

    private ServerProcess(Process process, Path errors) {
        this.process = process;
        this.commands = new PrintWriter(process.outputWriter(UTF_8), true);
        this.answers = process.inputReader(UTF_8);
        this.errors = errors;
    }

    static ServerProcess start(Jdk jdk, Path directory) throws IOException {
        Path errors = directory.resolve("server-" + jdk.feature() + ".err");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(HEAP);
        command.addAll(List.of("-cp", ClassPath.of(ClassPath.DEV_SERVER), LoadServer.class.getName()));
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** Closes the server that is open, and opens another one. */
    OpenServer open() throws IOException {
        return OpenServer.parse(ask("open"));
    }

    /** User and system time of the process so far. */
    long cpuNanos() throws IOException {
        return Long.parseLong(ask("cpu"));
    }

    /** What is on the heap after a full collection. */
    long liveHeapBytes() throws IOException {
        return Long.parseLong(ask("heap"));
    }

    /** The most memory that the process has had resident; empty where the system does not tell. */
    OptionalDouble peakRssMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalDouble.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst();
    }

    private String ask(String command) throws IOException {
        commands.println(command);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("The server process has ended: " + Files.readString(errors));
        }
        return answer;
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
