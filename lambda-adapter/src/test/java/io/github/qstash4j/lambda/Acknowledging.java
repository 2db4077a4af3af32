package io.github.qstash4j.lambda;

import io.github.qstash4j.receiver.Outcome;

/** The least that a function can be. */
public final class Acknowledging extends QStashStreamHandler {

    /** Made by Lambda. */
    public Acknowledging() {
        super(delivery -> Outcome.acknowledge());
    }
}
