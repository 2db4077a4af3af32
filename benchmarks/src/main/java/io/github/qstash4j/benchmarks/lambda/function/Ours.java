package io.github.qstash4j.benchmarks.lambda.function;

import io.github.qstash4j.lambda.QStashStreamHandler;
import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;

/** Our stream handler as its documentation shows it: the lean engine, configured by the environment. */
public final class Ours extends QStashStreamHandler {

    /** Made by the runtime client. */
    public Ours() {
        super(Ours::take);
    }

    private static Outcome take(Delivery delivery) {
        return Outcome.acknowledge();
    }
}
