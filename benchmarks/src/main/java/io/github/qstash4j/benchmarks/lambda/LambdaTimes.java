package io.github.qstash4j.benchmarks.lambda;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the processes of each launch have needed. */
final class LambdaTimes {

    private final Map<LambdaLaunch, List<Invoked>> all = new LinkedHashMap<>();
    private final Map<LambdaLaunch, Long> classes = new LinkedHashMap<>();

    void add(LambdaLaunch launch, Invoked invoked) {
        all.computeIfAbsent(launch, unused -> new ArrayList<>()).add(invoked);
    }

    void addClasses(LambdaLaunch launch, long outsideArchives) {
        classes.put(launch, outsideArchives);
    }

    /** Fastest, median and slowest; medians of the two parts; the mean of the CPU time. */
    void print(List<LambdaLaunch> group) {
        for (LambdaLaunch launch : group) {
            List<Double> totals = of(launch, Invoked::total);
            System.out.printf(
                    "  %-22s %6.1f %6.1f %6.1f ms = init %6.1f + first %6.1f  cpu %6.1f ms  %5d classes%n",
                    launch.function().name(),
                    Collections.min(totals),
                    Figures.median(totals),
                    Collections.max(totals),
                    median(launch, Invoked::init),
                    median(launch, Invoked::first),
                    meanCpu(launch),
                    classes.getOrDefault(launch, 0L));
        }
    }

    /** First those that are asked for by name: the first JDK with its default settings. */
    Figures figures(Jdk first) {
        Figures figures = new Figures();
        all.keySet().stream()
                .filter(launch -> launch.jdk().equals(first) && launch.variant() == Variant.DEFAULT)
                .forEach(launch -> addRatios(figures, "cold-lambda.", launch));
        all.keySet().forEach(launch -> {
            String name = "cold-lambda." + launch.name();
            figures.add(name + ".ms", median(launch, Invoked::total), 1);
            figures.add(name + ".init_ms", median(launch, Invoked::init), 1);
            figures.add(name + ".first_ms", median(launch, Invoked::first), 1);
            figures.add(name + ".cpu_ms", meanCpu(launch), 1);
            figures.add(name + ".classes", classes.getOrDefault(launch, 0L), 0);
            addRatios(
                    figures,
                    "cold-lambda." + launch.jdk().feature() + "."
                            + launch.variant().label() + ".",
                    launch);
        });
        return figures;
    }

    private void addRatios(Figures figures, String prefix, LambdaLaunch launch) {
        LambdaFunction function = launch.function();
        if (function.equals(LambdaFunction.OURS)) {
            addRatio(figures, prefix + "ours.of_empty", launch, LambdaFunction.EMPTY, Invoked::total);
            addRatio(
                    figures,
                    prefix + "ours.of_handwritten_without_decoding",
                    launch,
                    LambdaFunction.HANDWRITTEN,
                    Invoked::total);
        } else if (function.equals(LambdaFunction.OURS_DECODING)) {
            addRatio(
                    figures,
                    prefix + "ours.of_handwritten",
                    launch,
                    LambdaFunction.HANDWRITTEN_DECODING,
                    Invoked::total);
        } else if (function.equals(LambdaFunction.PRIMED)) {
            addRatio(figures, prefix + "followup.primed_of_lazy", launch, LambdaFunction.LAZY, Invoked::first);
        }
    }

    /** Of the medians; then the middle half of the ratios of those that ran one after the other. */
    private void addRatio(
            Figures figures, String name, LambdaLaunch launch, LambdaFunction other, ToDoubleFunction<Invoked> part) {
        List<Double> ours = of(launch, part);
        List<Double> others = of(launch.of(other), part);
        figures.add(name, Figures.median(ours) / Figures.median(others), 3);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / others.get(i));
        }
        Collections.sort(ratios);
        figures.add(name + ".quartile1", ratios.get(ratios.size() / 4), 3);
        figures.add(name + ".quartile3", ratios.get(ratios.size() - 1 - ratios.size() / 4), 3);
    }

    private double meanCpu(LambdaLaunch launch) {
        return all.getOrDefault(launch, List.of()).stream()
                .mapToDouble(Invoked::cpu)
                .average()
                .orElse(0);
    }

    private double median(LambdaLaunch launch, ToDoubleFunction<Invoked> part) {
        return Figures.median(of(launch, part));
    }

    private List<Double> of(LambdaLaunch launch, ToDoubleFunction<Invoked> part) {
        return all.getOrDefault(launch, List.of()).stream()
                .map(part::applyAsDouble)
                .toList();
    }
}
