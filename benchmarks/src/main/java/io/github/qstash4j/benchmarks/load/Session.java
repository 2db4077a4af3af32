package io.github.qstash4j.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Selector;
import java.time.Duration;

/** One server from its opening on, with a publisher and a consumer. */
final class Session implements AutoCloseable {

    /** Enough for the server to have as many connections as it will need. */
    private static final int OPENING = 1000;

    private static final int LATENCIES = 1_000_000;
    /** By then the server has closed the connections that it keeps to destinations. */
    private static final Duration CONNECTIONS_CLOSED = Duration.ofSeconds(3);

    private final ServerClock server;
    private final InFlight inFlight = new InFlight();
    private final Selector selector = Selector.open();
    private final Consumer consumer;
    private final Publisher publisher;

    /** What the server process tells about itself. */
    interface ServerClock {
        long cpuNanos() throws IOException;
    }

    Session(OpenServer open, ServerClock server) throws IOException {
        this.server = server;
        consumer = new Consumer(open, inFlight, selector::wakeup);
        publisher = new Publisher(open, consumer, inFlight, selector);
    }

    /** Publishes a few messages, unmeasured. */
    void openConnections() throws IOException {
        publisher.publish(Traffic.messages(OPENING));
    }

    Run run(Traffic traffic) throws IOException {
        inFlight.startCounting(LATENCIES);
        Cpu before = cpu();
        long start = System.nanoTime();
        long messages = publisher.publish(traffic);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Run(messages, seconds, cpu().since(before), inFlight.latencies());
    }

    /** Lets all connections go, so that nothing but what is stored stands on the server's heap. */
    void closeConnections() throws IOException, InterruptedException {
        publisher.close();
        Thread.sleep(CONNECTIONS_CLOSED.toMillis());
    }

    private Cpu cpu() throws IOException {
        return new Cpu(
                server.cpuNanos(),
                consumer.cpuNanos(),
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
                MachineCpu.nanos());
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        consumer.close();
        selector.close();
    }
}
