package io.github.qstash4j.receiver.ledger;

import java.time.Duration;
import java.util.Set;

/** What a ledger decided about a claim. */
public sealed interface Claim {

    /**
     * The message is this worker's: nobody had it, or whoever had it has released it or outlived the lease.
     *
     * @param owner names this worker in every later call
     * @param progress the steps that were recorded by this worker's predecessors
     */
    record Granted(ClaimOwner owner, Set<String> progress) implements Claim {

        /** Copies the progress. */
        public Granted {
            progress = Set.copyOf(progress);
        }
    }

    /**
     * Another worker has the message.
     *
     * @param left what is left of its lease, more than nothing
     */
    record InProgress(Duration left) implements Claim {}

    /**
     * The message is done.
     *
     * @param response what was answered then, and is to be answered again
     */
    record Completed(RecordedResponse response) implements Claim {}

    /** The message id was seen with another body, or the token with another message id: this is not QStash's doing. */
    record Conflict() implements Claim {}
}
