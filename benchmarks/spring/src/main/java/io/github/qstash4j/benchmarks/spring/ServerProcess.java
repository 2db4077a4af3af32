package io.github.qstash4j.benchmarks.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.benchmarks.Taskset;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM on the first CPU that runs {@link Server}. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(Path directory, Stack stack, String variant) throws IOException {
        Path errors = directory.resolve(stack + "-" + variant + ".err");
        List<String> command = new ArrayList<>(Taskset.PREFIX);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Server.class.getName(),
                stack.name(),
                variant));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader output = process.inputReader(UTF_8);
        String last = "nothing";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("\\d+")) {
                return new ServerProcess(process, Integer.parseInt(line));
            }
            last = line;
        }
        throw new IllegalStateException("The application has ended with " + last + " and " + Files.readString(errors));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
