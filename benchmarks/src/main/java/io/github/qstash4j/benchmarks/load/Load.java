package io.github.qstash4j.benchmarks.load;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@code benchmarks/run load}: a dev server in a process of its own. This process publishes to it on one thread and is
 * the destination on another one, which verifies; so the server is what is measured.
 */
public final class Load {

    private Load() {}

    /**
     * Measures and prints the figures.
     *
     * @param args a directory for logs; then, optionally, {@code --quick} for a first impression on the running JDK
     *     alone, or the home of a second JDK for the server
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        List<String> options = List.of(args).subList(1, args.length);
        boolean quick = options.contains("--quick");
        Instant start = Instant.now();
        Figures figures = new Figures();
        for (Jdk jdk : Jdk.chosen(options)) {
            try (ServerProcess process = ServerProcess.start(jdk, directory)) {
                LoadResults results = new Measurement(quick ? LoadPlan.quick() : LoadPlan.full(), process).measure(jdk);
                results.addTo(
                        figures,
                        jdk.equals(Jdk.running()) ? "load." : "load.jdk" + jdk.feature() + ".",
                        process.peakRssMegabytes());
            }
        }
        System.out.println();
        System.out.println("In " + Duration.between(start, Instant.now()).toSeconds() + " s. cpus.* are CPU seconds per"
                + " second at the sustained rate; where they add up to cpus.there, the CPUs are the limit.");
        figures.print();
    }
}
