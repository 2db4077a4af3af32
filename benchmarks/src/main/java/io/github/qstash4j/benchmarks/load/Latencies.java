package io.github.qstash4j.benchmarks.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Milliseconds of many messages. */
final class Latencies {

    private final double[] sorted;

    private Latencies(double[] sorted) {
        this.sorted = sorted;
    }

    static Latencies of(List<Run> runs) {
        return of(runs.stream().flatMapToDouble(run -> Arrays.stream(run.latencies())));
    }

    static Latencies of(DoubleStream milliseconds) {
        return new Latencies(milliseconds.sorted().toArray());
    }

    /** The least value that this part of all values does not exceed. */
    double percentile(double percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100) - 1)];
    }
}
