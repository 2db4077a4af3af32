package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.contender.ReceiverVerify;
import io.github.qstash4j.receiver.VerificationEngine;

/** A fresh JVM, our receiver with the java-jwt engine, one delivery. */
final class ColdJavaJwtEngine {

    private ColdJavaJwtEngine() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        new ReceiverVerify(VerificationEngine.JAVA_JWT, ColdStart.endpoint(args))
                .check(ColdStart.delivery(args))
                .run();
        ColdStart.verified(start);
    }
}
