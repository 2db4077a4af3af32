package io.github.qstash4j.benchmarks.start;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.FreshJvm;
import io.github.qstash4j.benchmarks.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code benchmarks/run start}: {@code DevServer.start()} in fresh JVMs and in a warm one. */
public final class Start {

    private static final double NANOS_PER_MS = 1e6;

    private Start() {}

    /**
     * Measures and prints the figures.
     *
     * @param args a directory for logs; then, optionally, {@code --quick} for a first impression on the running JDK
     *     alone, or the home of a second JDK
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        List<String> options = List.of(args).subList(1, args.length);
        boolean quick = options.contains("--quick");
        Figures figures = new Figures();
        for (Jdk jdk : Jdk.chosen(options)) {
            String prefix = jdk.equals(Jdk.running()) ? "start." : "start.jdk" + jdk.feature() + ".";
            System.out.println(jdk);
            fresh(jdk, quick ? 7 : 15, directory, figures, prefix);
            warm(jdk, directory, figures, prefix);
        }
        System.out.println();
        figures.print();
    }

    private static void fresh(Jdk jdk, int rounds, Path directory, Figures figures, String prefix)
            throws IOException, InterruptedException {
        List<Double> started = new ArrayList<>();
        List<Double> answered = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            FreshJvm process = FreshJvm.run(jdk, FreshStart.class, directory);
            started.add(process.value("started"));
            answered.add(process.value("answered"));
        }
        print("fresh", started);
        print("first answer", answered);
        figures.add(prefix + "fresh_ms", Figures.median(started) / NANOS_PER_MS, 0);
        figures.add(prefix + "first_answer_ms", Figures.median(answered) / NANOS_PER_MS, 0);
    }

    private static void warm(Jdk jdk, Path directory, Figures figures, String prefix)
            throws IOException, InterruptedException {
        FreshJvm process = FreshJvm.run(jdk, WarmStarts.class, directory);
        List<Double> started = process.values("started");
        print("warm", started);
        figures.add(prefix + "warm_ms", Figures.median(started) / NANOS_PER_MS, 2);
        figures.add(prefix + "threads_of_100", process.value("open") - process.value("before"), 0);
        figures.add(prefix + "threads_left", process.value("after") - process.value("before"), 0);
    }

    /** Fastest, median, slowest. */
    private static void print(String what, List<Double> nanos) {
        System.out.printf(
                "  %-12s %7.1f %7.1f %7.1f ms, %d times%n",
                what,
                Collections.min(nanos) / NANOS_PER_MS,
                Figures.median(nanos) / NANOS_PER_MS,
                Collections.max(nanos) / NANOS_PER_MS,
                nanos.size());
    }
}
