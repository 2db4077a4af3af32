package io.github.qstash4j.benchmarks.lambda.function;

import io.github.qstash4j.lambda.QStashLambda;
import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.VerificationEngine;

/** {@link Ours} with the engine that is the default elsewhere. */
public final class OursJavaJwt extends QStashStreamHandler {

    /** Made by the runtime client. */
    public OursJavaJwt() {
        super(QStashLambda.receiverBuilder().engine(VerificationEngine.JAVA_JWT).build(), OursJavaJwt::take);
    }

    private static Outcome take(Delivery delivery) {
        return Outcome.acknowledge();
    }
}
