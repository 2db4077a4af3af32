package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.CallbackReport;
import io.github.qstash4j.receiver.Outcome;

/** What a handler of callbacks got to see, as one text that both sides can make. */
record Reported(String source, String url, int status, int retried, int length, String body, String dlqId) {

    static Reported of(CallbackReport report, String dlqId) {
        String body = report.text();
        return new Reported(
                report.sourceMessageId(),
                report.url(),
                report.status(),
                report.retried(),
                body.length(),
                body.substring(0, Math.min(body.length(), 100)),
                dlqId);
    }

    Outcome acknowledged() {
        return Outcome.acknowledge(toString());
    }
}
