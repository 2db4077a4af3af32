package io.github.qstash4j.samples.micronaut.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.devserver.DevServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The service's jar, in a process of its own as its container would start it. */
final class RunningJar implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private RunningJar(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it with the variables that service.yaml gives it.
     *
     * @param publicBaseUrl where QStash finds it
     * @param onLine hears what it prints
     */
    static RunningJar start(Path jar, DevServer server, String publicBaseUrl, Consumer<String> onLine)
            throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "" + jar);
        java.environment()
                .putAll(Map.of(
                        "PORT", "" + port,
                        "QSTASH_PUBLIC_BASE_URL", publicBaseUrl,
                        "QSTASH_CURRENT_SIGNING_KEY", server.currentSigningKey(),
                        "QSTASH_NEXT_SIGNING_KEY", server.nextSigningKey(),
                        "QSTASH_TOKEN", server.token(),
                        "QSTASH_URL", server.url().toString()));
        RunningJar running = new RunningJar(java.redirectErrorStream(true).start(), port);
        running.tell(onLine);
        try {
            running.awaitPort();
        } catch (Throwable e) {
            running.close();
            throw e;
        }
        return running;
    }

    /** Where it is on this machine. */
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void tell(Consumer<String> onLine) {
        Thread reader = new Thread(() -> {
            try (BufferedReader printed = process.inputReader(UTF_8)) {
                printed.lines().forEach(onLine);
            } catch (IOException | UncheckedIOException e) {
                // It has ended.
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private void awaitPort() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The jar did not start.");
            }
            Thread.sleep(20);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** As Cloud Run does: it is asked to end, and has ten seconds for it. */
    @Override
    public void close() {
        process.destroy();
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
