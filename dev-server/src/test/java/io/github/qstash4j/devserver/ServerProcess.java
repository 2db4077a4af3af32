package io.github.qstash4j.devserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that runs in a JVM of its own. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<Optional<String>> output = new LinkedBlockingQueue<>();

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
        Thread reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** On a thread of its own, since reading cannot be ended by a timeout. */
    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(Optional.of(line));
            }
        } catch (IOException killed) {
            output.add(Optional.of(killed.toString()));
        }
        output.add(Optional.empty());
    }

    /** What it says until it runs; all it says when it does not. */
    List<String> announcement() {
        List<String> lines = new ArrayList<>();
        Optional<String> line = line();
        while (line.isPresent()) {
            lines.add(line.get());
            line = line.get().contains("running at") ? Optional.empty() : line();
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

    /** Asks it to end with SIGTERM; SIGINT would be ignored where the build itself runs in the background. */
    void terminate() {
        // Not the process itself, which would close its streams.
        process.toHandle().destroy();
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The server does not end.");
        }
        return process.exitValue();
    }

    /** Empty at the end of its output. */
    private Optional<String> line() {
        try {
            Optional<String> line = output.poll(60, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("The server says nothing.");
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while the server was to speak.", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
