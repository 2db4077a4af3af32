package io.github.qstash4j.benchmarks.warm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code benchmarks/run verify}. Goes round all measurements with a fresh JVM for each, and then round again, so that
 * what else the machine does meanwhile hits everybody alike.
 */
public final class Verify {

    private Verify() {}

    /** Measures and prints the figures; {@code --quick} for a first impression. */
    public static void main(String[] args) throws RunnerException {
        VerifyPlan plan = List.of(args).contains("--quick") ? VerifyPlan.quick() : VerifyPlan.full();
        Instant start = Instant.now();
        Scores scores = new Scores();
        for (int round = 1; round <= plan.rounds(); round++) {
            System.out.println("round " + round + " of " + plan.rounds());
            for (Measurement measurement : plan.measurements()) {
                measure(measurement, plan, scores);
            }
        }
        System.out.println();
        scores.print();
        System.out.println("Medians of " + plan.rounds() + " forks on JDK " + Runtime.version() + ", in "
                + Duration.between(start, Instant.now()).toSeconds() + " s:");
        plan.figures(scores).print();
    }

    private static void measure(Measurement measurement, VerifyPlan plan, Scores scores) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("^" + VerifyBenchmark.class.getName() + "\\." + measurement.benchmark() + "$")
                        .param("contender", measurement.contender())
                        .param("bodyBytes", Integer.toString(measurement.bodyBytes()))
                        .param("key", measurement.key())
                        .forks(1)
                        .threads(1)
                        .warmupIterations(1)
                        .warmupTime(plan.warmup())
                        .measurementIterations(plan.iterations())
                        .measurementTime(plan.iteration())
                        .addProfiler(GCProfiler.class)
                        .jvmArgs(plan.jvmArguments().toArray(String[]::new))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            double perSecond = fork.getPrimaryResult().getScore();
            double bytes = allocated(fork);
            System.out.printf("  %-38s %,12.0f ops/s %,9.0f B/op%n", measurement, perSecond, bytes);
            scores.add(measurement, perSecond, bytes);
        }
    }

    private static double allocated(BenchmarkResult fork) {
        Result<?> bytes = fork.getSecondaryResults().get("gc.alloc.rate.norm");
        if (bytes == null) {
            throw new IllegalStateException("JMH's gc profiler has not counted on this JVM.");
        }
        return bytes.getScore();
    }
}
