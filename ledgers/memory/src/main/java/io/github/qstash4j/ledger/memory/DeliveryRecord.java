package io.github.qstash4j.ledger.memory;

import io.github.qstash4j.receiver.ledger.RecordedResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What is known of a message. Only a claimed one can be changed by its owner, so only that knows how. */
sealed interface DeliveryRecord extends Mortal {

    /** One message id never has two bodies, whatever became of the message. */
    String bodyHash();

    /**
     * A worker has it.
     *
     * @param leaseEnd from when on another may take it; until then {@link #end} never comes
     */
    record Claimed(String bodyHash, Set<String> progress, String token, Instant leaseEnd, Instant end)
            implements DeliveryRecord {

        static Claimed by(String token, String bodyHash, Set<String> progress, Duration lease, LedgerTime time) {
            return until(time.now().plus(lease), token, bodyHash, progress, time);
        }

        private static Claimed until(
                Instant leaseEnd, String token, String bodyHash, Set<String> progress, LedgerTime time) {
            Instant retained = time.endOfRetention();
            return new Claimed(bodyHash, progress, token, leaseEnd, leaseEnd.isAfter(retained) ? leaseEnd : retained);
        }

        Claimed renewed(Duration lease, LedgerTime time) {
            return by(token, bodyHash, progress, lease, time);
        }

        Claimed with(String step, LedgerTime time) {
            Set<String> steps = new HashSet<>(progress);
            steps.add(step);
            return until(leaseEnd, token, bodyHash, Set.copyOf(steps), time);
        }

        Completed completed(RecordedResponse response, LedgerTime time) {
            return new Completed(bodyHash, response, time.endOfRetention());
        }

        Released released(LedgerTime time) {
            return new Released(bodyHash, progress, time.endOfRetention());
        }
    }

    /** It is to be done again. */
    record Released(String bodyHash, Set<String> progress, Instant end) implements DeliveryRecord {}

    /** It is done. */
    record Completed(String bodyHash, RecordedResponse response, Instant end) implements DeliveryRecord {}
}
