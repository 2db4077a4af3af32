package io.github.qstash4j.benchmarks.start;

import io.github.qstash4j.devserver.DevServer;
import io.github.qstash4j.devserver.timeline.MessageState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One JVM, and servers one after the other, and then all at once. Each answers, delivers and is closed. Prints the
 * nanoseconds of each start, and how many threads there are before, with all of them open, and after.
 */
final class WarmStarts {

    private static final int SERVERS = 100;

    private WarmStarts() {}

    public static void main(String[] args) throws IOException {
        // Its threads are those that a JVM starts once: for references, for the compiler.
        try (DevServer first = DevServer.start()) {
            use(first);
        }
        for (int i = 0; i < SERVERS; i++) {
            long start = System.nanoTime();
            try (DevServer server = DevServer.start()) {
                System.out.println("started=" + (System.nanoTime() - start));
                use(server);
            }
        }
        System.out.println("before=" + threads());
        List<DevServer> open = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            DevServer server = DevServer.start();
            open.add(server);
            use(server);
        }
        System.out.println("open=" + threads());
        open.forEach(DevServer::close);
        System.out.println("after=" + threads());
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Has it start whatever it only starts when it is needed. */
    private static void use(DevServer server) throws IOException {
        Ask.publishInVain(server);
        server.timeline().await(event -> event.state() == MessageState.FAILED, Duration.ofSeconds(30));
    }
}
