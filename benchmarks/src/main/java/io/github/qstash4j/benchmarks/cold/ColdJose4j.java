package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.contender.Jose4j;

/** A fresh JVM, {@link Jose4j}, one delivery. */
final class ColdJose4j {

    private ColdJose4j() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        new Jose4j(ColdStart.endpoint(args)).check(ColdStart.delivery(args)).run();
        ColdStart.verified(start);
    }
}
