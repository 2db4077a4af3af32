package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.VerificationException;
import java.util.ArrayList;
import java.util.List;

/** What happened in the application, one line each. */
final class Log implements ReceiverListener {

    private final List<String> lines = new ArrayList<>();

    void handled(Delivery delivery) {
        add(handled(delivery.messageId()));
    }

    void acted(String action) {
        add(acting(action));
    }

    @Override
    public void refused(VerificationException refusal) {
        add(refused(refusal.reason().name()));
    }

    /** All lines since the last time. */
    synchronized String drain() {
        String all = String.join("\n", lines);
        lines.clear();
        return all;
    }

    private synchronized void add(String line) {
        lines.add(line);
    }

    static String handled(String messageId) {
        return "handled " + messageId;
    }

    static String acting(String action) {
        return "acted " + action;
    }

    static String refused(String reason) {
        return "refused " + reason;
    }
}
