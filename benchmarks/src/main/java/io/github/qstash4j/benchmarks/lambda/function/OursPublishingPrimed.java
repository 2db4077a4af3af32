package io.github.qstash4j.benchmarks.lambda.function;

import io.github.qstash4j.client.QStash;
import io.github.qstash4j.lambda.QStashStreamHandler;

/** {@link OursPublishing} with a connection that is open when the first event comes. */
public final class OursPublishingPrimed extends QStashStreamHandler {

    /** Made by the runtime client. */
    public OursPublishingPrimed() {
        super(new OursPublishing.Work(primed()));
    }

    private static QStash primed() {
        QStash qstash = QStash.fromEnvironment();
        qstash.connect();
        return qstash;
    }
}
