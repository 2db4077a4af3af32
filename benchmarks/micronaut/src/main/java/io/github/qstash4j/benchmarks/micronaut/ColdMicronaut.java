package io.github.qstash4j.benchmarks.micronaut;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code benchmarks/run cold-micronaut}: fresh processes of a service, from their start to the first delivery. */
public final class ColdMicronaut {

    private final Path directory;
    private final int rounds;

    ColdMicronaut(Path directory, int rounds) {
        this.directory = directory;
        this.rounds = rounds;
    }

    /**
     * Measures and prints the figures.
     *
     * @param args a directory for logs; then, optionally, {@code --quick} for a first impression on the running JDK
     *     alone, or the home of a second JDK
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        List<String> options = List.of(args).subList(1, args.length);
        ColdMicronaut measurement = new ColdMicronaut(directory, options.contains("--quick") ? 5 : 15);
        Figures figures = new Figures();
        List<Jdk> jdks = Jdk.chosen(options);
        for (Jdk jdk : jdks) {
            measurement.measure(
                    jdk, jdk.equals(jdks.get(0)) ? "cold-micronaut" : "cold-micronaut." + jdk.feature(), figures);
        }
        System.out.println();
        System.out.println("Milliseconds from the start of a process on one CPU until its first delivery is answered,"
                + " medians of " + measurement.rounds + " fresh processes each; of_without is ours by the same"
                + " application without us.");
        figures.print();
    }

    /** The applications are started in turns. */
    void measure(Jdk jdk, String name, Figures figures) throws IOException, InterruptedException {
        Map<Application, List<Double>> times = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Application application : Application.all()) {
                double took = FreshService.milliseconds(jdk, application, directory);
                if (round >= 0) { // The first one of each has files read from the disk.
                    times.computeIfAbsent(application, unseen -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        double without = median(times, Application.WITHOUT);
        figures.add(name + ".of_without", median(times, Application.OURS) / without, 3);
        figures.add(name + ".lean.of_without", median(times, Application.LEAN) / without, 3);
        times.forEach((application, all) ->
                figures.add(name + "." + application.name() + ".ms", median(times, application), 1));
    }

    private static double median(Map<Application, List<Double>> times, Application application) {
        return Figures.median(times.getOrDefault(application, List.of()));
    }
}
