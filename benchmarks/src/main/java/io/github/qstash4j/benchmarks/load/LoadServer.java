package io.github.qstash4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import io.github.qstash4j.devserver.DevServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * The server process: dev servers, one after the other in a JVM that stays warm, and nothing else. Each line of input
 * is a command that is answered with one line; the end of the input ends it.
 */
final class LoadServer {

    private @Nullable DevServer server;

    private LoadServer() {}

    public static void main(String[] args) throws IOException {
        LoadServer servers = new LoadServer();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            System.out.println(servers.answer(command));
        }
        servers.close();
    }

    private String answer(String command) {
        return switch (command) {
            case "open" -> open();
            case "cpu" ->
                Long.toString(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime());
            case "heap" -> Long.toString(liveHeap());
            default -> throw new IllegalArgumentException("unknown command: " + command);
        };
    }

    /** What the server before has left is collected first, so that nobody pays for it later. */
    private String open() {
        close();
        liveHeap();
        DevServer opened = DevServer.start();
        server = opened;
        return String.join(
                " ", opened.url().getAuthority(), opened.token(), opened.currentSigningKey(), opened.nextSigningKey());
    }

    private static long liveHeap() {
        // Twice, since what the first finds unreachable may have been kept by a reference that it clears.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void close() {
        DevServer open = server;
        server = null;
        if (open != null) {
            open.close();
        }
    }
}
