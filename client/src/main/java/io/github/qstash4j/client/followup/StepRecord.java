package io.github.qstash4j.client.followup;

import io.github.qstash4j.client.BatchResult;
import io.github.qstash4j.receiver.Delivery;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps that QStash has taken, on the claim of a delivery; without a ledger there are none, and none is kept. */
final class StepRecord {

    /** Keeps these names apart from those that handlers record themselves. */
    private static final String PREFIX = "followup:";

    private final Delivery delivery;

    StepRecord(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Those that an earlier delivery of the message has sent. */
    Set<String> earlier() {
        return delivery.progress().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    void add(Map<String, BatchResult> results) {
        results.forEach((step, result) -> {
            if (result instanceof BatchResult.Published) {
                delivery.recordStep(PREFIX + step);
            }
        });
    }
}
