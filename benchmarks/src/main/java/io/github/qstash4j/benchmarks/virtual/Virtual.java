package io.github.qstash4j.benchmarks.virtual;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.FreshJvm;
import io.github.qstash4j.benchmarks.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code benchmarks/run virtual}: 10,000 messages, 4 attempts each, two days of manual time. */
public final class Virtual {

    private Virtual() {}

    /**
     * Measures and prints the figures.
     *
     * @param args a directory for logs; then, optionally, {@code --quick} for the running JDK alone, or the home of a
     *     second JDK
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        List<String> options = List.of(args).subList(1, args.length);
        List<Jdk> jdks = new ArrayList<>(List.of(Jdk.running()));
        if (!options.isEmpty() && !options.contains("--quick")) {
            jdks.add(Jdk.at(Path.of(options.get(0))));
        }
        Figures figures = new Figures();
        for (Jdk jdk : jdks) {
            String prefix = jdk.equals(Jdk.running()) ? "virtual." : "virtual.jdk" + jdk.feature() + ".";
            for (String destination : List.of("in_process", "loopback")) {
                FreshJvm jvm = FreshJvm.run(jdk, TwoDays.class, directory, destination);
                for (String what : List.of("publish", "advance")) {
                    String name = prefix + destination + "." + what;
                    figures.add(name + "_ms", Figures.median(jvm.values(what)) / 1e6, 0);
                    figures.add(name + "_first_ms", jvm.value(what) / 1e6, 0);
                }
            }
        }
        figures.print();
    }
}
