package io.github.qstash4j.benchmarks.micronaut;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Taskset;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One process that runs {@link Service}, as a container with one CPU. */
final class FreshService {

    private static final String BASE = "https://app.example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ON_CLOUD_RUN =
            List.of("-Xmx435m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ActiveProcessorCount=1");

    private FreshService() {}

    /** From its start until a delivery is answered, which is sent as soon as it listens. */
    static double milliseconds(Jdk jdk, Application application, Path directory)
            throws IOException, InterruptedException {
        int port = freePort();
        Path log = directory.resolve(application.name() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(jdk, application))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(application.environment());
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        builder.environment().put("QSTASH_CURRENT_SIGNING_KEY", TestKeys.CURRENT);
        builder.environment().put("QSTASH_NEXT_SIGNING_KEY", TestKeys.NEXT);
        builder.environment().put("QSTASH_PUBLIC_BASE_URL", BASE);
        byte[] delivery = delivery();
        long before = System.nanoTime();
        Process process = builder.start();
        try {
            String status = answered(process, port, delivery, before + PATIENCE.toNanos());
            double took = (System.nanoTime() - before) / 1e6;
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException(
                        application.name() + " has answered " + status + " and said " + Files.readString(log));
            }
            return took;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(Jdk jdk, Application application) {
        List<String> classPath =
                List.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator));
        List<String> command = new ArrayList<>(Taskset.PREFIX);
        command.add(jdk.java().toString());
        command.addAll(ON_CLOUD_RUN);
        command.addAll(List.of(
                "-cp",
                application.classPath(classPath).collect(Collectors.joining(File.pathSeparator)),
                Service.class.getName()));
        return command;
    }

    /** The first bytes of the answer. */
    private static String answered(Process process, int port, byte[] delivery, long deadline)
            throws InterruptedException {
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                socket.getOutputStream().write(delivery);
                return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), ISO_8859_1);
            } catch (IOException e) {
                Thread.sleep(1); // It does not listen yet.
            }
        }
        return "nothing";
    }

    private static byte[] delivery() {
        SignedRequest request =
                SignedRequest.valid().to(BASE + Service.PATH).json("{\"orderId\":\"o-1\",\"amount\":42}");
        byte[] body = request.body();
        StringBuilder head = new StringBuilder("POST " + Service.PATH + " HTTP/1.1\r\nHost: app.example.com\r\n")
                .append("Connection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        request.headers()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return (head + "\r\n" + new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
