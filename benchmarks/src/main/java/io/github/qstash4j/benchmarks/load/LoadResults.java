package io.github.qstash4j.benchmarks.load;

import io.github.qstash4j.benchmarks.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What one JDK has done. */
final class LoadResults {

    private final Map<Stored, List<Run>> fast = new LinkedHashMap<>();
    private final Map<Stored, List<Run>> paced = new LinkedHashMap<>();
    private final Map<Stored, Double> heapPerMessage = new LinkedHashMap<>();
    private final Run sustained;
    private final Run half;

    LoadResults(Run sustained, Run half) {
        this.sustained = sustained;
        this.half = half;
    }

    void addRound(Stored stored, Run asFastAsItGoes, Run atHalfTheRate) {
        fast.computeIfAbsent(stored, unused -> new ArrayList<>()).add(asFastAsItGoes);
        paced.computeIfAbsent(stored, unused -> new ArrayList<>()).add(atHalfTheRate);
    }

    void addHeap(Stored stored, double bytesPerMessage) {
        heapPerMessage.putIfAbsent(stored, bytesPerMessage);
    }

    boolean hasHeap(Stored stored) {
        return heapPerMessage.containsKey(stored);
    }

    /** What latencies are measured at. */
    double halfRate() {
        return sustained.perSecond() / 2;
    }

    /** Adds all figures under names that begin so. */
    void addTo(Figures figures, String prefix, OptionalDouble peakRss) {
        figures.add(prefix + "deliveries_per_second", sustained.perSecond(), 0);
        addLatencies(figures, prefix, List.of(half));
        figures.add(prefix + "heap_per_message_bytes", heap(Stored.delivered(100_000)), 0);
        figures.add(prefix + "cost_100k_over_1k", cost(Stored::delivered), 3);
        figures.add(prefix + "pending.cost_100k_over_1k", cost(Stored::pending), 3);
        peakRss.ifPresent(megabytes -> figures.add(prefix + "peak_rss_mb", megabytes, 0));
        Cpu cpu = sustained.cpu();
        addCpus(figures, prefix + "cpus.server", cpu.server());
        addCpus(figures, prefix + "cpus.consumer", cpu.consumer());
        addCpus(figures, prefix + "cpus.publisher", cpu.publisher());
        addCpus(figures, prefix + "cpus.runner_rest", cpu.rest());
        if (cpu.machine() > 0) {
            addCpus(figures, prefix + "cpus.others", cpu.others());
        }
        figures.add(prefix + "cpus.there", Runtime.getRuntime().availableProcessors(), 0);
        for (Stored stored : fast.keySet()) {
            String name = prefix + stored.name() + ".";
            figures.add(name + "deliveries_per_second", median(stored, Run::perSecond), 0);
            figures.add(name + "server_cpu_us", median(stored, Run::serverMicroseconds), 1);
            addLatencies(figures, name, paced.getOrDefault(stored, List.of()));
            figures.add(name + "heap_per_message_bytes", heap(stored), 0);
        }
    }

    private void addCpus(Figures figures, String name, long nanos) {
        figures.add(name, nanos / 1e9 / sustained.seconds(), 2);
    }

    private static void addLatencies(Figures figures, String prefix, List<Run> runs) {
        Latencies latencies = Latencies.of(runs);
        figures.add(prefix + "p50_ms", latencies.percentile(50), 2);
        figures.add(prefix + "p99_ms", latencies.percentile(99), 2);
    }

    private double cost(IntFunction<Stored> kind) {
        return median(kind.apply(100_000), Run::serverMicroseconds)
                / median(kind.apply(1_000), Run::serverMicroseconds);
    }

    private double heap(Stored stored) {
        return heapPerMessage.getOrDefault(stored, Double.NaN);
    }

    private double median(Stored stored, Function<Run, Double> value) {
        return Figures.median(
                fast.getOrDefault(stored, List.of()).stream().map(value).toList());
    }
}
