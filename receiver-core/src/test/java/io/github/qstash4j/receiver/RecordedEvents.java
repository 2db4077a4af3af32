package io.github.qstash4j.receiver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a listener heard, each event with its data. */
final class RecordedEvents implements ReceiverListener {

    final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void received(Delivery delivery) {
        heard.add("received " + delivery.messageId());
    }

    @Override
    public void refused(VerificationException refusal) {
        heard.add("refused " + refusal.reason());
    }

    @Override
    public void claimed(Delivery delivery) {
        heard.add("claimed " + delivery.messageId());
    }

    @Override
    public void duplicate(Delivery delivery, Duplicate kind) {
        heard.add("duplicate " + delivery.messageId() + " " + kind);
    }

    @Override
    public void claimLost(Delivery delivery) {
        heard.add("claimLost " + delivery.messageId());
    }

    @Override
    public void ledgerFailed(Delivery delivery, Exception failure) {
        heard.add("ledgerFailed " + delivery.messageId() + " "
                + failure.getClass().getSimpleName());
    }

    @Override
    public void handled(Delivery delivery, @Nullable Outcome outcome, ReceiverResponse response, Duration duration) {
        heard.add("handled " + delivery.messageId() + " " + outcome + " " + response.status() + " " + duration);
    }

    @Override
    public void nextKeyInUse(SigningKey key) {
        heard.add("nextKeyInUse " + key.fingerprint());
    }
}
