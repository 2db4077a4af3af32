package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.contender.Jjwt;

/** A fresh JVM, {@link Jjwt}, one delivery. */
final class ColdJjwt {

    private ColdJjwt() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        new Jjwt(ColdStart.endpoint(args)).check(ColdStart.delivery(args)).run();
        ColdStart.verified(start);
    }
}
