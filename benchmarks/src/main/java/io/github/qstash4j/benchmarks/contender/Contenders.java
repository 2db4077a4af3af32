package io.github.qstash4j.benchmarks.contender;

import io.github.qstash4j.receiver.VerificationEngine;

/** The contenders under the names they have in figures. */
public final class Contenders {

    private Contenders() {}

    /** A contender, made for an endpoint. */
    public static Contender named(String name, Endpoint endpoint) {
        return switch (name) {
            case "floor" -> new Floor(endpoint);
            case "lean" -> new ReceiverVerify(VerificationEngine.LEAN, endpoint);
            case "lean-with-provider-mac" -> new ReceiverVerify(VerificationEngine.LEAN_WITH_PROVIDER_MAC, endpoint);
            case "java-jwt-engine" -> new ReceiverVerify(VerificationEngine.JAVA_JWT, endpoint);
            case "receive-lean" -> new ReceiverReceive(VerificationEngine.LEAN, endpoint);
            case "stock-java-jwt" -> new StockJavaJwt(endpoint);
            case "nimbus" -> new Nimbus(endpoint);
            case "jjwt" -> new Jjwt(endpoint);
            case "jose4j" -> new Jose4j(endpoint);
            default -> throw new IllegalArgumentException("There is no contender " + name + ".");
        };
    }
}
