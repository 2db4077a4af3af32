package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ledgers of one store share: two maps, and their lock. */
final class ModelStore {

    final Map<Object, Row> rows = new HashMap<>();
    final Map<Object, Binding> tokens = new HashMap<>();

    enum State {
        CLAIMED,
        RELEASED,
        COMPLETED
    }

    /** A message. */
    record Row(
            State state,
            String owner,
            Instant leaseEnd,
            String bodyHash,
            Set<String> progress,
            @Nullable RecordedResponse response,
            Instant written) {}

    /** A token. */
    record Binding(String messageId, Instant end) {}
}
