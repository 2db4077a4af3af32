package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.contender.Nimbus;

/** A fresh JVM, {@link Nimbus}, one delivery. */
final class ColdNimbus {

    private ColdNimbus() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        new Nimbus(ColdStart.endpoint(args)).check(ColdStart.delivery(args)).run();
        ColdStart.verified(start);
    }
}
