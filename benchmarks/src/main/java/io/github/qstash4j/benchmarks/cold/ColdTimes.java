package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the processes of each launch have needed. */
final class ColdTimes {

    private final Map<Launch, List<Double>> milliseconds = new LinkedHashMap<>();
    private final Map<Launch, Long> classes = new LinkedHashMap<>();

    void add(Launch launch, double time) {
        milliseconds.computeIfAbsent(launch, unused -> new ArrayList<>()).add(time);
    }

    void addClasses(Launch launch, long outsideArchives) {
        classes.put(launch, outsideArchives);
    }

    /** Fastest, median, slowest. */
    void print(List<Launch> group) {
        for (Launch launch : group) {
            List<Double> times = of(launch);
            System.out.printf(
                    "  %-24s %6.1f %6.1f %6.1f ms  %5d classes%n",
                    launch.contender().name(),
                    Collections.min(times),
                    Figures.median(times),
                    Collections.max(times),
                    classes.getOrDefault(launch, 0L));
        }
    }

    /** First those that are asked for by name: the first JDK, its default settings, one CPU. */
    Figures figures(Jdk first) {
        Figures figures = new Figures();
        milliseconds.keySet().stream()
                .filter(launch -> launch.jdk().equals(first) && launch.variant() == Variant.ONE_CPU)
                .forEach(launch -> add(figures, "cold." + launch.contender().name(), launch));
        milliseconds.keySet().forEach(launch -> {
            String name = "cold." + launch.name();
            add(figures, name, launch);
            figures.add(name + ".classes", classes.getOrDefault(launch, 0L), 0);
        });
        return figures;
    }

    private void add(Figures figures, String name, Launch launch) {
        figures.add(name + ".ms", Figures.median(of(launch)), 1);
        Launch stock = launch.of(ColdContender.STOCK);
        if (!launch.equals(stock)) {
            figures.add(name + ".of_stock-java-jwt", Figures.median(of(launch)) / Figures.median(of(stock)), 3);
        }
    }

    private List<Double> of(Launch launch) {
        return milliseconds.getOrDefault(launch, List.of());
    }
}
