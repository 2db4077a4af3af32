package io.github.qstash4j.benchmarks.lambda;

import io.github.qstash4j.benchmarks.Figures;
import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Variant;
import io.github.qstash4j.devserver.DevServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code benchmarks/run cold-lambda}: fresh processes of Lambda functions that are invoked once. */
public final class ColdLambda {

    private final Path directory;
    private final int rounds;
    private final LambdaTimes times = new LambdaTimes();

    ColdLambda(Path directory, int rounds) {
        this.directory = directory;
        this.rounds = rounds;
    }

    /**
     * Measures and prints the figures.
     *
     * @param args a directory for archives and logs; then, optionally, {@code --quick} for a first impression on the
     *     running JDK alone, or the home of a second JDK
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        List<String> options = List.of(args).subList(1, args.length);
        boolean quick = options.contains("--quick");
        List<Jdk> jdks = Jdk.chosen(options);
        ColdLambda measurement = new ColdLambda(directory, quick ? 7 : 15);
        for (Jdk jdk : jdks) {
            for (Variant variant : quick ? List.of(Variant.DEFAULT) : variants(jdk)) {
                measurement.functions(jdk, variant, quick ? LambdaFunction.quick() : LambdaFunction.all());
            }
        }
        measurement.followUp(jdks.get(0));
        System.out.println();
        System.out.println("Milliseconds from the start of a process on one CPU, medians of " + measurement.rounds
                + " fresh processes each.");
        measurement.figures(jdks.get(0)).print();
    }

    /** The archive that a JDK has for this: the cache where there is one, and the older form otherwise. */
    private static List<Variant> variants(Jdk jdk) {
        return List.of(Variant.DEFAULT, jdk.hasAotCache() ? Variant.AOT_CACHE : Variant.APP_CDS);
    }

    /** Times the functions in turns. */
    void functions(Jdk jdk, Variant variant, List<LambdaFunction> functions) throws IOException, InterruptedException {
        measure(functions.stream()
                .map(function -> new LambdaLaunch(function, jdk, variant, Map.of(), directory))
                .toList());
    }

    /** Times the first publish call of a handler. */
    void followUp(Jdk jdk) throws IOException, InterruptedException {
        try (DevServer server = DevServer.start()) {
            Map<String, String> environment =
                    Map.of("QSTASH_URL", server.url().toString(), "QSTASH_TOKEN", server.token());
            measure(List.of(
                    new LambdaLaunch(LambdaFunction.LAZY, jdk, Variant.DEFAULT, environment, directory),
                    new LambdaLaunch(LambdaFunction.PRIMED, jdk, Variant.DEFAULT, environment, directory)));
        }
    }

    Figures figures(Jdk first) {
        return times.figures(first);
    }

    private void measure(List<LambdaLaunch> group) throws IOException, InterruptedException {
        System.out.println(group.get(0).jdk() + ", " + group.get(0).variant().label());
        for (LambdaLaunch launch : group) {
            launch.train();
            times.addClasses(launch, launch.classesOutsideArchives());
        }
        for (int round = 0; round < rounds; round++) {
            for (LambdaLaunch launch : group) {
                times.add(launch, launch.invoke());
            }
        }
        times.print(group);
    }
}
