package io.github.qstash4j.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured on each JDK.
 *
 * @param warmups how many servers carry messages for {@link #WARMUP} each before anything counts
 * @param sustained for how long the rate is measured, and then for how long the latencies
 * @param steps one after the other; what stands there twice is measured twice, which a warmer JVM would show
 */
record LoadPlan(int warmups, Duration sustained, List<Step> steps) {

    /** Of one round: as fast as it goes, and then at half the sustained rate. */
    static final int ROUND_MESSAGES = 5_000;

    static final Duration ROUND_PACED = Duration.ofSeconds(1);

    /** Short enough that what a server stores meanwhile fits on the heap. */
    static final Duration WARMUP = Duration.ofSeconds(8);

    /**
     * How often something is measured.
     *
     * @param rounds each on a server of its own, unless it takes too long to fill
     */
    record Step(Stored stored, int rounds) {

        boolean hasServerForEachRound() {
            return stored.count() < 100_000;
        }
    }

    static LoadPlan full() {
        List<Step> steps = new ArrayList<>(both(1_000, 3));
        steps.addAll(both(10_000, 3));
        steps.addAll(both(100_000, 5));
        steps.addAll(both(1_000, 3));
        return new LoadPlan(4, Duration.ofSeconds(10), steps);
    }

    /** A first impression. */
    static LoadPlan quick() {
        List<Step> steps = new ArrayList<>(both(1_000, 2));
        steps.addAll(both(100_000, 3));
        steps.addAll(both(1_000, 2));
        return new LoadPlan(3, Duration.ofSeconds(4), steps);
    }

    private static List<Step> both(int count, int rounds) {
        return List.of(new Step(Stored.delivered(count), rounds), new Step(Stored.pending(count), rounds));
    }
}
