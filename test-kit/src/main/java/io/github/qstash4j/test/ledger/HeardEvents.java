package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.ReceiverListener;
import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.VerificationException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a receiver tells its listener, a word each. */
record HeardEvents(List<String> heard) implements ReceiverListener {

    @Override
    public void refused(VerificationException refusal) {
        heard.add("refused " + refusal.reason());
    }

    @Override
    public void claimed(Delivery delivery) {
        heard.add("claimed");
    }

    @Override
    public void duplicate(Delivery delivery, Duplicate kind) {
        heard.add("duplicate " + kind);
    }

    @Override
    public void claimLost(Delivery delivery) {
        heard.add("lost");
    }

    @Override
    public void ledgerFailed(Delivery delivery, Exception failure) {
        heard.add("failed");
    }

    @Override
    public void handled(Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
        heard.add("handled " + response.status());
    }
}
