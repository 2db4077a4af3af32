package io.github.qstash4j.benchmarks.warm;

import io.github.qstash4j.benchmarks.Figures;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What is measured, for how long, and which figures come of it.
 *
 * @param rounds how often each measurement gets a fresh JVM
 * @param warmup how long a JVM runs before it counts
 * @param iterations how often it counts then, and for how long each time
 * @param jvmArguments for each of the JVMs
 */
record VerifyPlan(
        List<String> contenders,
        List<String> sizes,
        int rounds,
        TimeValue warmup,
        int iterations,
        TimeValue iteration,
        List<String> jvmArguments) {

    private static final String FLOOR = "floor";
    private static final String STOCK = "stock-java-jwt";
    private static final List<String> OURS = List.of("lean", "java-jwt-engine");
    private static final List<String> OURS_AND_STOCK = List.of("lean", "java-jwt-engine", STOCK);
    private static final Measurement RECEIVE = Measurement.accept("receive-lean", "256");

    static VerifyPlan full() {
        return new VerifyPlan(
                List.of("lean", "java-jwt-engine", STOCK, "nimbus", "jjwt", "jose4j"),
                List.of("256", "16k", "1m"),
                5,
                TimeValue.seconds(4),
                2,
                TimeValue.seconds(1),
                List.of("-Xms1g", "-Xmx1g"));
    }

    /** A first impression. */
    static VerifyPlan quick() {
        return new VerifyPlan(
                OURS_AND_STOCK,
                List.of("256"),
                3,
                TimeValue.milliseconds(2000),
                1,
                TimeValue.milliseconds(400),
                List.of("-Xms1g", "-Xmx1g"));
    }

    List<Measurement> measurements() {
        List<Measurement> all = new ArrayList<>();
        for (String size : sizes) {
            all.add(Measurement.accept(FLOOR, size));
            contenders.forEach(contender -> all.add(Measurement.accept(contender, size)));
        }
        OURS_AND_STOCK.forEach(contender -> all.add(Measurement.next(contender)));
        OURS_AND_STOCK.forEach(contender -> all.add(Measurement.reject(contender)));
        all.add(RECEIVE);
        return all;
    }

    Figures figures(Scores scores) {
        Figures figures = new Figures();
        for (String size : sizes) {
            Measurement floor = Measurement.accept(FLOOR, size);
            figures.add("verify." + size + ".floor.per_s", scores.perSecond(floor), 0);
            for (String contender : contenders) {
                double ratio = scores.ratio(Measurement.accept(contender, size), floor);
                figures.add("verify." + size + "." + contender + ".of_floor", ratio, 3);
            }
        }
        for (String ours : OURS) {
            double ratio = scores.ratio(Measurement.accept(ours, "256"), Measurement.accept(STOCK, "256"));
            figures.add("verify.256." + ours + ".of_" + STOCK, ratio, 2);
        }
        for (String contender : OURS_AND_STOCK) {
            double ratio = scores.ratio(Measurement.next(contender), Measurement.accept(contender, "256"));
            figures.add("verify.next." + contender + ".of_current", ratio, 3);
        }
        for (String ours : OURS) {
            double ratio = scores.ratio(Measurement.reject(ours), Measurement.reject(STOCK));
            figures.add("verify.reject." + ours + ".of_" + STOCK, ratio, 2);
        }
        figures.add("verify.alloc.256.floor", scores.bytes(Measurement.accept(FLOOR, "256")), 0);
        for (String contender : contenders) {
            figures.add("verify.alloc.256." + contender, scores.bytes(Measurement.accept(contender, "256")), 0);
        }
        figures.add("receive.256.lean.of_floor", scores.ratio(RECEIVE, Measurement.accept(FLOOR, "256")), 3);
        figures.add("receive.alloc.256.lean", scores.bytes(RECEIVE), 0);
        return figures;
    }
}
