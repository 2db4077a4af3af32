package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.contender.ReceiverVerify;
import io.github.qstash4j.receiver.VerificationEngine;

/** A fresh JVM, our receiver with the lean engine and the provider's Mac, one delivery. */
final class ColdLeanWithProviderMac {

    private ColdLeanWithProviderMac() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        new ReceiverVerify(VerificationEngine.LEAN_WITH_PROVIDER_MAC, ColdStart.endpoint(args))
                .check(ColdStart.delivery(args))
                .run();
        ColdStart.verified(start);
    }
}
