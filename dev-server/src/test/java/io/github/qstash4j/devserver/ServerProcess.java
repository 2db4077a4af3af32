package io.github.qstash4j.devserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server that runs in a JVM of its own. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    /** The words follow {@code java}; what it writes to its two streams comes in one. */
    ServerProcess(String... words) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("QSTASH_DEV_PORT");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What it says until it runs; all it says when it does not. */
    List<String> announcement() {
        List<String> lines = new ArrayList<>();
        String line = line();
        while (line != null) {
            lines.add(line);
            line = line.contains("running at") ? null : line();
        }
        return lines;
    }

    static Rest rest(List<String> announcement) {
        return new Rest(URI.create(value(announcement, "QSTASH_URL=")), value(announcement, "QSTASH_TOKEN="));
    }

    static String value(List<String> announcement, String name) {
        return announcement.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(announcement))
                .substring(name.length());
    }

    /** Asks it to end, as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The server does not end.");
        }
        return process.exitValue();
    }

    private @Nullable String line() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
