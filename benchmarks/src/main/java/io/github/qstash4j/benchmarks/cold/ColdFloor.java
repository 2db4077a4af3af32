package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.contender.Floor;

/** No verification: what is left of one when nothing is parsed. */
final class ColdFloor {

    private ColdFloor() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        new Floor(ColdStart.endpoint(args)).check(ColdStart.delivery(args)).run();
        ColdStart.verified(start);
    }
}
