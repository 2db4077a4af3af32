package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.contender.StockJavaJwt;

/** A fresh JVM, {@link StockJavaJwt}, one delivery. */
final class ColdStockJavaJwt {

    private ColdStockJavaJwt() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        new StockJavaJwt(ColdStart.endpoint(args))
                .check(ColdStart.delivery(args))
                .run();
        ColdStart.verified(start);
    }
}
