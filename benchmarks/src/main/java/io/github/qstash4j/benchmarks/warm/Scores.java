package io.github.qstash4j.benchmarks.warm;

import io.github.qstash4j.benchmarks.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the forks of each measurement have scored. */
final class Scores {

    private final Map<Measurement, List<Double>> perSecond = new LinkedHashMap<>();
    private final Map<Measurement, List<Double>> bytes = new LinkedHashMap<>();

    void add(Measurement measurement, double operationsPerSecond, double bytesPerOperation) {
        perSecond.computeIfAbsent(measurement, unused -> new ArrayList<>()).add(operationsPerSecond);
        bytes.computeIfAbsent(measurement, unused -> new ArrayList<>()).add(bytesPerOperation);
    }

    /** The median of its forks. */
    double perSecond(Measurement measurement) {
        return Figures.median(of(perSecond, measurement));
    }

    double bytes(Measurement measurement) {
        return Figures.median(of(bytes, measurement));
    }

    double ratio(Measurement measurement, Measurement to) {
        return perSecond(measurement) / perSecond(to);
    }

    private static List<Double> of(Map<Measurement, List<Double>> scores, Measurement measurement) {
        return scores.getOrDefault(measurement, List.of());
    }

    void print() {
        perSecond.forEach((measurement, forks) -> {
            StringBuilder line = new StringBuilder(String.format("%-38s ops/s", measurement));
            forks.forEach(score -> line.append(String.format("%,12.0f", score)));
            System.out.println(line);
        });
    }
}
