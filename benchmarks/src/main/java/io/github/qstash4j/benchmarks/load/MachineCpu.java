package io.github.qstash4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The CPU time that all processes of the machine have had. */
final class MachineCpu {

    private static final Path STAT = Path.of("/proc", "stat");
    /** Of a tick, in which Linux counts here. */
    private static final long NANOS = 10_000_000;

    private MachineCpu() {}

    /** User and system time of all processes so far; 0 where the system does not tell. */
    static long nanos() throws IOException {
        if (!Files.exists(STAT)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STAT)) {
            // cpu, user, nice, system, idle, waiting for I/O, interrupts, soft interrupts
            String[] all = lines.findFirst().orElse("").split(" +", -1);
            return (ticks(all[1]) + ticks(all[2]) + ticks(all[3]) + ticks(all[6]) + ticks(all[7])) * NANOS;
        }
    }

    private static long ticks(String number) {
        return Long.parseLong(number);
    }
}
