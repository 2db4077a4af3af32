package io.github.qstash4j.benchmarks.load;

import java.util.Arrays;

/** What one traffic has taken: seconds from the first message until the last was delivered, CPU times, latencies. */
final class Run {

    private final long messages;
    private final double seconds;
    private final Cpu cpu;
    private final long[] latencies;

    Run(long messages, double seconds, Cpu cpu, long[] latencies) {
        this.messages = messages;
        this.seconds = seconds;
        this.cpu = cpu;
        this.latencies = latencies;
    }

    double perSecond() {
        return messages / seconds;
    }

    double seconds() {
        return seconds;
    }

    Cpu cpu() {
        return cpu;
    }

    /** CPU time of the server process for each message. */
    double serverMicroseconds() {
        return cpu.server() / 1e3 / messages;
    }

    /** Milliseconds from when a message was to be published until it was verified; a copy. */
    double[] latencies() {
        return Arrays.stream(latencies).mapToDouble(nanos -> nanos / 1e6).toArray();
    }
}
