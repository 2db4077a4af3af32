package io.github.qstash4j.benchmarks.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.benchmarks.Taskset;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that runs {@link Server}, as on one CPU, and has a second one until it is warm. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(Path directory, Stack stack, String variant) throws IOException {
        Path log = directory.resolve(stack + "-" + variant + ".log");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(Taskset.PREFIX.isEmpty() ? List.of() : List.of("taskset", "-c", "0,1"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:ActiveProcessorCount=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Server.class.getName(),
                stack.name(),
                variant,
                log.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader output = process.inputReader(UTF_8);
        String last = "nothing";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("\\d+")) {
                return new ServerProcess(process, Integer.parseInt(line));
            }
            last = line;
        }
        throw new IllegalStateException("The application has ended with " + last + " and " + Files.readString(log));
    }

    /** From now on it has the first CPU alone. */
    void pin() throws IOException, InterruptedException {
        Taskset.pin(process);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
